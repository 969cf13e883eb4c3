using OnnxViz.Graph;

namespace OnnxViz.Cli.Drawing;

/// <summary>
/// Finds out whether something can be written before anything is computed, and leaves nothing behind.
/// </summary>
static class Writable
{
    /// <summary>Requires that a file can be written.</summary>
    /// <exception cref="OnnxVizException">It cannot.</exception>
    public static void RequireFile(string path)
    {
        if (Directory.Exists(path))
        {
            throw new OnnxVizException($"{path} is a folder: name a file");
        }

        RequireFolder(Path.GetDirectoryName(Path.GetFullPath(path)) ?? path);
    }

    /// <summary>Requires that files can be written into a folder, which is made where it is missing.</summary>
    /// <exception cref="OnnxVizException">They cannot.</exception>
    public static void RequireFolder(string folder)
    {
        var isNew = !Directory.Exists(folder);
        AtomicFile.Probe(folder);
        if (isNew)
        {
            Directory.Delete(folder);
        }
    }
}
