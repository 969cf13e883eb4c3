namespace OnnxViz.Graph.Foreign;

/// <summary>What Git leaves in the place of a large file that has not been fetched: a short text.</summary>
static class LfsPointer
{
    const string Start = "version https://git-lfs.github.com/spec/";
    const long Longest = 1024;

    public static bool Is(string text) => text.StartsWith(Start, StringComparison.Ordinal);

    /// <summary>Whether there is one at a path.</summary>
    public static bool IsAt(string path)
    {
        if (new FileInfo(path) is not { Exists: true, Length: > 0 and < Longest })
        {
            return false;
        }

        using var file = File.OpenText(path);
        return file.ReadLine() is { } line && Is(line);
    }
}
