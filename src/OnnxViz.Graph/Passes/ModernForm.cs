using OnnxViz.Graph.Passes.Upgrades;
using OnnxViz.Graph.Passes.Upgrades.Fused;

namespace OnnxViz.Graph.Passes;

/// <summary>
/// Brings a model into the one dialect (<see cref="OnnxModel.Dialect"/>), so that nothing behind it ever sees an
/// operator-set number.
/// </summary>
public static class ModernForm
{
    const long IrVersion = 10;

    /// <summary>Ten times what large networks have; what comes later takes time that grows with the square.</summary>
    const int MostNodes = 20_000;

    /// <summary>
    /// The same model in the dialect's operator forms. Constant nodes become constants of the graph, and inputs that
    /// have a default (constants that are also inputs) are no inputs any more. The model's functions are unfolded where
    /// they are called, and so are operators that ONNX Runtime's optimisers have fused. Operators of other domains stay
    /// as they are.
    /// </summary>
    /// <exception cref="OnnxVizException">The model is newer than OnnxViz, or an operator is in a form that cannot be
    /// brought over.</exception>
    public static OnnxModel Apply(OnnxModel model)
    {
        if (model.Opset is < 1 or > NewerForms.Newest)
        {
            throw new OnnxVizException(
                $"the model is written in opset {model.Opset}, OnnxViz reads 1 to {NewerForms.Newest}: "
                + $"export it at opset {OnnxModel.Dialect} or lower");
        }

        MachineLayouts.Refuse(model.Graph);
        var graph = GraphUpgrade.Apply(model);
        if (graph.Nodes.Count > MostNodes)
        {
            throw new OnnxVizException($"the model has {graph.Nodes.Count} nodes, OnnxViz takes up to {MostNodes}");
        }

        return model with
        {
            Graph = RunningOrder.Apply(graph),
            Imports = new Dictionary<string, long>(model.Imports, StringComparer.Ordinal) { [""] = OnnxModel.Dialect },
            IrVersion = Math.Max(IrVersion, model.IrVersion),
            Functions = [],
        };
    }
}
