using OnnxViz.Graph;

namespace OnnxViz.Runtime;

/// <summary>
/// Pads of pools that ONNX Runtime's optimiser must leave alone: it moves them into the pool, which then refuses pads
/// as long as its kernel.
/// </summary>
static class PadsBeforePools
{
    const string Pass = "Pad_Fusion";

    /// <summary>
    /// The optimiser passes to leave out for a graph, in the form of the session setting; null where none has to be.
    /// </summary>
    public static string? PassesToLeaveOut(OnnxGraph graph)
    {
        var padded = graph.Nodes.Where(node => node.Operator == "Pad")
            .Select(node => node.Outputs[0]).ToHashSet(StringComparer.Ordinal);
        return padded.Count > 0
            && graph.Nodes.Any(node => node.Operator is "AveragePool" or "MaxPool" && padded.Contains(node.Inputs[0]))
            ? Pass
            : null;
    }
}
