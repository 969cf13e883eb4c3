using OnnxViz.Graph;
using OnnxViz.Graph.Passes;

namespace OnnxViz.Runtime;

/// <summary>
/// Refuses pictures that are too small for a window with a Slice behind it. ONNX Runtime infers a negative size for
/// what the window makes, and the inference of the Slice ends the process over it; therefore windows are looked at
/// first, in the part of the graph where no such Slice is.
/// </summary>
static class WindowsBeforeSlices
{
    static readonly HashSet<string> Windows = ["MaxUnpool", "Pad", "Col2Im", "CenterCropPad"];

    /// <exception cref="OnnxVizException">A window is larger than what it looks at.</exception>
    public static void Require(OnnxModel model)
    {
        foreach (var group in Rounds(model.Graph))
        {
            ShapeProbe.Require(model with { Graph = Subgraph.Cut(model.Graph, group) }, group);
        }
    }

    /// <summary>
    /// What windows make, in groups: behind the Slices in the part of a group there are only windows of groups before
    /// it.
    /// </summary>
    static IEnumerable<string[]> Rounds(OnnxGraph graph)
    {
        if (graph.Fed.Any(input => input.Shape is null) || !graph.Nodes.Any(IsSlice) || !graph.Nodes.Any(IsWindow))
        {
            return [];
        }

        var rounds = new Dictionary<string, (int Safe, int Known)>(StringComparer.Ordinal);
        var windows = new List<(int Round, string Tensor)>();
        var last = 0;
        foreach (var node in graph.Nodes.Where(node => node.Operator is not ("Shape" or "Size")))
        {
            var (safe, known) = Before(node, rounds);
            if (IsSlice(node))
            {
                safe = Math.Max(safe, rounds.GetValueOrDefault(node.Input(0)).Known);
                last = Math.Max(last, safe);
            }
            else if (IsWindow(node))
            {
                windows.Add((safe, node.Outputs[0]));
                known = Math.Max(known, safe + 1);
            }

            foreach (var output in node.Outputs)
            {
                rounds[output] = (safe, known);
            }
        }

        return windows.Where(window => window.Round < last && window.Tensor.Length > 0)
            .GroupBy(window => window.Round, window => window.Tensor)
            .OrderBy(group => group.Key).Select(group => group.ToArray());
    }

    /// <summary>
    /// From which round on a node's inputs can be inferred, since no Slice before them can meet a negative size, and
    /// from which on their own sizes are known not to be negative.
    /// </summary>
    static (int Safe, int Known) Before(Node node, Dictionary<string, (int Safe, int Known)> rounds)
    {
        var (safe, known) = (0, 0);
        foreach (var name in node.Inputs.Concat(Captures.Of(node)))
        {
            var before = rounds.GetValueOrDefault(name);
            (safe, known) = (Math.Max(safe, before.Safe), Math.Max(known, before.Known));
        }

        return (safe, known);
    }

    static bool IsSlice(Node node) => node is { Operator: "Slice", Domain: "" };

    static bool IsWindow(Node node) => Windows.Contains(node.Operator)
        || node.Operator.Contains("Conv", StringComparison.Ordinal)
        || node.Operator.Contains("Pool", StringComparison.Ordinal);
}
