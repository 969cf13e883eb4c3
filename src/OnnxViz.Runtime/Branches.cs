using Microsoft.ML.OnnxRuntime;
using OnnxViz.Graph;
using OnnxViz.Graph.Passes;

namespace OnnxViz.Runtime;

/// <summary>
/// Decides the If nodes of a model whose conditions do not depend on what is fed, once shapes are fixed.
/// </summary>
public static class Branches
{
    /// <summary>The model with the branches that are taken in the places of such nodes; others stay.</summary>
    /// <param name="model">A model.</param>
    /// <param name="fix">Gives the inputs of its graph known shapes.</param>
    /// <exception cref="OnnxVizException">ONNX Runtime refuses the model.</exception>
    public static OnnxModel Decide(OnnxModel model, Func<OnnxGraph, OnnxGraph> fix)
    {
        var undecided = new HashSet<string>(StringComparer.Ordinal);
        while (ConditionsOf(model.Graph).Except(undecided).ToArray() is { Length: > 0 } asked)
        {
            var known = Known(model with { Graph = fix(model.Graph) }, asked);
            undecided.UnionWith(asked.Except(known.Keys));
            model = model with { Graph = InlinedBranches.Apply(model.Graph, known) };
        }

        return model;
    }

    static IEnumerable<string> ConditionsOf(OnnxGraph graph) =>
        graph.Nodes.Where(InlinedBranches.IsChoice).Select(node => node.Inputs[0]).Distinct(StringComparer.Ordinal);

    static Dictionary<string, bool> Known(OnnxModel model, string[] conditions)
    {
        var computed = conditions.Where(name => !model.Graph.Constants.ContainsKey(name)).ToArray();
        var folded = computed.Length > 0 ? Folded(model, computed) : model.Graph.Constants;
        return conditions.Select(
            name => (
                Name: name, Tensor: model.Graph.Constants.GetValueOrDefault(name) ?? folded.GetValueOrDefault(name)))
            .Where(pair => pair.Tensor is { Element: ElementType.Bool, Shape.Size: 1 })
            .ToDictionary(pair => pair.Name, pair => pair.Tensor!.ToLongs()[0] != 0, StringComparer.Ordinal);
    }

    /// <remarks>What ONNX Runtime folds to a constant does not depend on what is fed.</remarks>
    static IReadOnlyDictionary<string, Tensor> Folded(OnnxModel model, string[] conditions)
    {
        var part = model with { Graph = Subgraph.Cut(model.Graph, conditions) };
        var settings = RuntimeSettings.Default with { Threads = 1 };
        return SavedModel.Optimized(part, settings, GraphOptimizationLevel.ORT_ENABLE_BASIC).Graph.Constants;
    }
}
