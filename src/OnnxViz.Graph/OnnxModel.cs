namespace OnnxViz.Graph;

/// <summary>An ONNX model: its graph and which operator sets it is written in. Immutable.</summary>
/// <param name="Graph">The main graph.</param>
/// <param name="Imports">Operator-set version by domain; the standard domain is the empty text.</param>
public sealed record OnnxModel(OnnxGraph Graph, IReadOnlyDictionary<string, long> Imports)
{
    /// <summary>The operator set that every graph inside OnnxViz is written in.</summary>
    public const long Dialect = 21;

    /// <summary>The version of the file format.</summary>
    public long IrVersion { get; init; } = 10;

    /// <summary>The program that wrote the file.</summary>
    public string Producer { get; init; } = "";

    /// <summary>Free-form properties.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Operators that the file defines by other operators.</summary>
    public IReadOnlyList<OnnxFunction> Functions { get; init; } = [];

    /// <summary>The folder that external tensors are relative to; null for a model that came from no file.</summary>
    public string? Folder { get; init; }

    /// <summary>The version of the standard operator set.</summary>
    public long Opset => Imports.GetValueOrDefault("", 0);

    /// <summary>A model of our own in the one dialect.</summary>
    /// <param name="graph">Its graph.</param>
    /// <param name="folder">The folder that external tensors are relative to.</param>
    /// <param name="imports">The versions of other domains that the graph may have operators of.</param>
    public static OnnxModel Of(
        OnnxGraph graph, string? folder = null, IReadOnlyDictionary<string, long>? imports = null)
    {
        var domains = graph.Nodes.Select(node => node.Domain).ToHashSet(StringComparer.Ordinal);
        var used = (imports ?? new Dictionary<string, long>()).Where(
            import => domains.Contains(import.Key)).ToDictionary(StringComparer.Ordinal);
        used[""] = Dialect;
        return new(graph, used) { Producer = "OnnxViz", Folder = folder };
    }
}
