namespace OnnxViz.Graph.Wire;

/// <summary>Where a file really is, every link on the way followed.</summary>
static class RealPath
{
    const int MostLinks = 40;

    /// <summary>The path without links; what does not exist is taken as it is written.</summary>
    /// <exception cref="OnnxVizException">The links go in a circle.</exception>
    public static string Of(string path)
    {
        var links = 0;
        return Follow(Path.GetFullPath(path), ref links);
    }

    static string Follow(string path, ref int links)
    {
        var root = Path.GetPathRoot(path)!;
        var real = root;
        foreach (var part in path[root.Length..].Split(
            Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, part);
            if (new FileInfo(real).LinkTarget is { } target)
            {
                links = links < MostLinks
                    ? links + 1
                    : throw new OnnxVizException($"the links of {path} go in a circle");
                real = Follow(Path.GetFullPath(target, Path.GetDirectoryName(real)!), ref links);
            }
        }

        return real;
    }
}
