using OnnxViz.Graph;

namespace OnnxViz.Pictures.Tests;

/// <summary>A folder for one test, and what tests say about it.</summary>
public abstract class Scratch : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("onnxviz-");

    protected string[] Names => [.. _folder.EnumerateFileSystemInfos().Select(entry => entry.Name)];

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    protected string At(string name) => $"{_folder.FullName}/{name}";

    protected string Save(string name, params ReadOnlySpan<byte> bytes)
    {
        File.WriteAllBytes(At(name), bytes);
        return At(name);
    }

    protected static void AssertOneLine(Action action, params string[] parts)
    {
        var error = Assert.Throws<OnnxVizException>(action);
        Assert.DoesNotContain('\n', error.Message);
        Assert.All(parts, part => Assert.Contains(part, error.Message));
    }
}
