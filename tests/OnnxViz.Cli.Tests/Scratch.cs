namespace OnnxViz.Cli.Tests;

/// <summary>A folder for one test.</summary>
public abstract class Scratch : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("onnxviz-");

    protected string Folder => _folder.FullName;

    public virtual void Dispose()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    protected string At(string name) => Path.Combine(_folder.FullName, name);

    protected string Save(string name, ReadOnlySpan<byte> bytes)
    {
        File.WriteAllBytes(At(name), bytes);
        return At(name);
    }

    /// <summary>The names of the files in a folder below, in order.</summary>
    protected string[] Names(string folder = "")
    {
        var paths = Directory.EnumerateFileSystemEntries(At(folder));
        return [.. paths.Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
    }
}
