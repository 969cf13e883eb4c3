using OnnxViz.Graph;
using OnnxViz.Graph.Passes;

namespace OnnxViz.Runtime;

/// <summary>
/// Refuses graphs whose tensors do not fit into the memory that there is: a file of a few bytes can ask for any amount,
/// and a process that takes it is ended without a word.
/// </summary>
static class MemoryNeed
{
    /// <summary>The memory of this machine, or as much as this process may have of it.</summary>
    public static long Available => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <summary>Looks at a graph that says its types itself.</summary>
    /// <exception cref="OnnxVizException">It takes more memory than there is.</exception>
    public static void Require(OnnxGraph graph)
    {
        var types = graph.Constants.ToDictionary(pair => pair.Key, pair => pair.Value.Type, StringComparer.Ordinal);
        foreach (var info in graph.Inputs
            .Concat(graph.Inner).Concat(graph.Outputs).Where(info => info.Shape is not null))
        {
            types[info.Name] = new(info.Element, info.Shape!);
        }

        Require(graph, types);
    }

    /// <summary>Looks at a graph, as far as the types of its tensors are known.</summary>
    /// <exception cref="OnnxVizException">It takes more memory than there is.</exception>
    public static void Require(OnnxGraph graph, IReadOnlyDictionary<string, TensorType> types)
    {
        var peak = PeakMemory.Of(graph, types);
        if (peak.Bytes > Available)
        {
            var place = peak.At is { } node
                ? $"at node {node.Label} ({node.FullOperator})"
                : $"for its inputs ({string.Join(", ", graph.Fed)})";
            throw new OnnxVizException(
                $"the model's tensors take {Gigabytes((double)peak.Bytes)} {place}, "
                + $"but there are {Gigabytes(Available)}: "
                + "take smaller pictures, fewer at a time, or an earlier layer");
        }
    }

    static string Gigabytes(double bytes) => $"{bytes / 1e9:0.###} GB";
}
