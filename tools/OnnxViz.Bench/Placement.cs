using System.Text.Json;

namespace OnnxViz.Bench;

/// <summary>Where ONNX Runtime ran the operators of a session, from its profile.</summary>
/// <param name="Nodes">How many operators ran.</param>
/// <param name="Elsewhere">Those that did not run where the session is, as <c>TopK x2</c>, copies among them.</param>
sealed record Placement(int Nodes, IReadOnlyList<string> Elsewhere)
{
    const string Kernel = "_kernel_time";

    /// <summary>Reads all profiles whose files begin with a prefix, and removes them.</summary>
    /// <param name="prefix">The prefix.</param>
    /// <param name="provider">The provider that everything is to run on, such as CUDAExecutionProvider.</param>
    public static Placement Take(string prefix, string provider)
    {
        var (folder, name) = (Path.GetDirectoryName(Path.GetFullPath(prefix))!, Path.GetFileName(prefix));
        var files = Directory.GetFiles(folder, $"{name}*.json");
        var placement = Of(files.SelectMany(file => Events(File.ReadAllText(file))), provider);
        Array.ForEach(files, File.Delete);
        return placement;
    }

    /// <summary>Counts each operator once, whatever the runs.</summary>
    internal static Placement Of(IEnumerable<(string Node, string Operator, string Provider)> events, string provider)
    {
        var nodes = events.Distinct().ToArray();
        var elsewhere = nodes
            .Where(node => node.Provider != provider || node.Operator.StartsWith("Memcpy", StringComparison.Ordinal))
            .GroupBy(node => node.Operator)
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        return new(nodes.Length, [.. elsewhere.Select(group => $"{group.Key} x{group.Count()}")]);
    }

    /// <summary>The operators that a profile tells of.</summary>
    internal static IEnumerable<(string Node, string Operator, string Provider)> Events(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray()
            .Where(each => each.GetProperty("cat").GetString() == "Node")
            .Select(each => (Name: each.GetProperty("name").GetString()!, Args: each.GetProperty("args")))
            .Where(each => each.Name.EndsWith(Kernel, StringComparison.Ordinal))
            .Select(each => (each.Name[..^Kernel.Length], Word(each.Args, "op_name"), Word(each.Args, "provider")))];
    }

    static string Word(JsonElement args, string name) =>
        args.TryGetProperty(name, out var word) ? word.GetString()! : "";
}
