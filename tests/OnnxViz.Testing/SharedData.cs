using Xunit;

namespace OnnxViz.Testing;

/// <summary>Real nets and photographs, which lie in a folder beside the repository and not in it.</summary>
public static class SharedData
{
    /// <summary>The path of a file such as photos/owl.jpg; the test is skipped where there is none.</summary>
    public static string Require(string name)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "OnnxViz.sln")))
            root = root.Parent;
        var path = Path.Combine(root?.Parent?.FullName ?? "", "shared", name);
        Skip.IfNot(File.Exists(path), $"'../shared/{name}' is not beside the repository.");
        return path;
    }
}
