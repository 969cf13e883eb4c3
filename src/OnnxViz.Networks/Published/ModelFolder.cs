using OnnxViz.Graph;

namespace OnnxViz.Networks;

/// <summary>Where downloaded models of a user are.</summary>
public static class ModelFolder
{
    /// <summary>The variable of the environment that names the folder.</summary>
    public const string Variable = "ONNXVIZ_CACHE";

    const string Name = "onnxviz";

    /// <summary>
    /// The folder that <c>ONNXVIZ_CACHE</c> names; else <c>onnxviz</c> in <c>XDG_CACHE_HOME</c>, in the user's local
    /// application data on Windows, in <c>~/Library/Caches</c> on macOS, and in <c>~/.cache</c> elsewhere. It need not
    /// exist.
    /// </summary>
    /// <exception cref="OnnxVizException">The user has no home.</exception>
    public static string Find() => Find(Environment.GetEnvironmentVariable);

    internal static string Find(Func<string, string?> environment) => environment(Variable) is { Length: > 0 } named
        ? Path.GetFullPath(named)
        : Path.Combine(Caches(environment), Name);

    static string Caches(Func<string, string?> environment)
    {
        if (environment("XDG_CACHE_HOME") is { Length: > 0 } caches && Path.IsPathRooted(caches))
        {
            return caches;
        }

        var root = Environment.GetFolderPath(OperatingSystem.IsWindows()
            ? Environment.SpecialFolder.LocalApplicationData
            : Environment.SpecialFolder.UserProfile);
        return root.Length == 0
            ? throw new OnnxVizException($"there is no home to keep models in: name a folder in {Variable}")
            : OperatingSystem.IsWindows() ? root
            : Path.Combine(root, OperatingSystem.IsMacOS() ? "Library/Caches" : ".cache");
    }
}
