using OnnxViz.Graph;

namespace OnnxViz.Features;

/// <summary>Classes of pictures that are told beside the list.</summary>
public static class PictureLabels
{
    /// <summary>The class that a file gives each picture.</summary>
    /// <param name="path">An IDX file of labels, or a text file with a label for each picture, a line each, in the
    /// list's order.</param>
    /// <param name="pictures">The pictures.</param>
    /// <exception cref="OnnxVizException">The file cannot be read, or has another number of labels.</exception>
    public static Func<PictureEntry, string?> In(string path, PictureList pictures)
    {
        var labels = IdxLabels.Knows(path)
            ? IdxLabels.Read(path, pictures.Count).Select(label => $"{label}").ToArray()
            : Lines(path);
        return labels.Length == pictures.Count
            ? entry => labels[entry.Position]
            : throw new OnnxVizException($"'{path}' has {labels.Length} labels for {pictures.Count} pictures: give a "
                + "line for each, in the pictures' order");
    }

    /// <summary>The folder that a picture's file lies in, as class; null where its name has no folder.</summary>
    public static string? OfFolder(PictureEntry entry) =>
        Path.GetFileName(Path.GetDirectoryName(entry.Source)) is { Length: > 0 } folder ? folder : null;

    static string[] Lines(string path)
    {
        try
        {
            return [.. File.ReadAllLines(path).Select(line => line.Trim())];
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new OnnxVizException($"there is no file {path} of labels: check the name", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OnnxVizException(
                $"the labels {path} cannot be read: {failure.Message.ReplaceLineEndings(" ")}", failure);
        }
    }
}
