namespace OnnxViz.Graph.Passes.Upgrades.Fused;

/// <summary>
/// Operators that ONNX Runtime writes for one kind of processor: their tensors hold channels in blocks or last, not
/// where their shapes say.
/// </summary>
static class MachineLayouts
{
    const int Named = 3;

    static readonly string[] Domains = ["com.microsoft.nchwc", "com.ms.internal.nhwc"];

    /// <exception cref="OnnxVizException">The graph has such nodes.</exception>
    public static void Refuse(OnnxGraph graph)
    {
        var nodes = graph.Nodes.Where(node => Domains.Contains(node.Domain)).ToArray();
        if (nodes.Length == 0)
        {
            return;
        }

        var names = string.Join(", ", nodes.Take(Named).Select(node => $"{node.Label} ({node.FullOperator})"));
        var others = nodes.Length > Named ? $" and {nodes.Length - Named} more" : "";
        throw new OnnxVizException(
            $"the nodes {names}{others} are in ONNX Runtime's form for one kind of processor, where channels are not "
            + "where shapes say: save the model with the optimisation level basic or extended, or export it again");
    }
}
