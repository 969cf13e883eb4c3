using OnnxViz.CommandLine;
using OnnxViz.Features;

namespace OnnxViz.Cli.Drawing;

/// <summary>Where a sheet for each of some layers goes: one PNG file, or files in a folder.</summary>
sealed record SheetPlace(IReadOnlyList<string> Files)
{
    const string Extension = ".png";

    /// <summary>The files that a path means.</summary>
    /// <exception cref="UsageException">It is one file for several layers.</exception>
    public static SheetPlace For(string path, IReadOnlyList<string> layers)
    {
        var isFile = Path.GetExtension(path).Equals(Extension, StringComparison.OrdinalIgnoreCase)
            && !Directory.Exists(path) && !Path.EndsInDirectorySeparator(path);

        if (isFile && layers.Count > 1)
        {
            throw new UsageException($"{path} is one file for {layers.Count} layers: name a folder");
        }

        var names = new SafeNames("layer");
        return isFile ? new([path]) : new([.. layers.Select(name => Path.Combine(path, names.Of(name) + Extension))]);
    }
}
