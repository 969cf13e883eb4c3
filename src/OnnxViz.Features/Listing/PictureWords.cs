using OnnxViz.Graph;

namespace OnnxViz.Features;

/// <summary>Finds the files that words mean: files, patterns, folders, lists.</summary>
sealed class PictureWords(bool recursive, TextReader input, bool areTensors = false)
{
    const string StandardInput = "-";

    /// <summary>The files, in order; those of a folder or a pattern by name.</summary>
    public IEnumerable<string> Files(IEnumerable<string> words) => words.SelectMany(word =>
        word == StandardInput ? Listed(Lines(input))
        : word.StartsWith('@') && !File.Exists(word) ? Listed(LinesOf(word[1..]))
        : Named(word));

    /// <summary>Words of a list: what is not there fails when it is read, as one of many.</summary>
    IEnumerable<string> Listed(IEnumerable<string> words) =>
        words.SelectMany(
            word => File.Exists(word) || Directory.Exists(word) || FilePattern.Is(word) ? Named(word) : [word]);

    IEnumerable<string> Named(string word)
    {
        if (File.Exists(word))
        {
            return [word];
        }

        var found = Directory.Exists(word) ? InFolder(word)
            : FilePattern.Is(word) ? FilePattern.Files(word).ToArray()
            : throw new OnnxVizException($"there is no file, folder or pattern {word}: check the name");
        return found.Length > 0 ? found : throw new OnnxVizException($"there are no pictures in {word}{Hint(word)}");
    }

    string Hint(string word) =>
        Directory.Exists(word) && !recursive ? "; --recursive looks into the folders below" : "";

    string[] InFolder(string folder)
    {
        var depth = recursive ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly;
        return [.. Directory.EnumerateFiles(folder, "*", depth).Where(
            areTensors ? PictureSource.IsArray : PictureSource.IsPicture).Order(StringComparer.Ordinal)];
    }

    static IEnumerable<string> LinesOf(string path)
    {
        try
        {
            return Lines(new StringReader(File.ReadAllText(path)));
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new OnnxVizException($"there is no file {path} of pictures: check the name", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OnnxVizException(
                $"the list {path} cannot be read: {failure.Message.ReplaceLineEndings(" ")}", failure);
        }
    }

    static IEnumerable<string> Lines(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return line;
            }
        }
    }
}
