using OnnxViz.Graph;
using OnnxViz.Graph.Passes;

namespace OnnxViz.Runtime;

/// <summary>What a graph computes from constants alone, as exporters that fold nothing leave it.</summary>
public static class StaticValues
{
    /// <summary>The contents of those tensors that are constants or hang on constants only.</summary>
    /// <param name="model">A model; its inputs need no sizes.</param>
    /// <param name="tensors">Tensors of its graph.</param>
    /// <exception cref="OnnxVizException">ONNX Runtime refuses what makes them.</exception>
    public static IReadOnlyDictionary<string, Tensor> Of(OnnxModel model, IEnumerable<string> tensors)
    {
        var graph = model.Graph;
        var moving = Moving(graph);
        var asked = tensors.Where(name => !moving.Contains(name)).Distinct(StringComparer.Ordinal).ToArray();
        var computed = asked.Where(name => !graph.Constants.ContainsKey(name)).ToArray();
        var values = asked.Except(computed)
            .ToDictionary(name => name, name => graph.Constants[name], StringComparer.Ordinal);
        if (computed.Length > 0)
        {
            using var session = OnnxSession.Open(
                model with { Graph = Subgraph.Cut(graph, computed) }, RuntimeSettings.Default with { Threads = 1 });
            foreach (var (name, value) in session.Run(new Dictionary<string, Tensor>(), computed))
            {
                values.Add(name, value);
            }
        }

        return values;
    }

    /// <summary>The tensors that depend on what is fed.</summary>
    static HashSet<string> Moving(OnnxGraph graph)
    {
        var moving = graph.Fed.Select(input => input.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var node in graph.Nodes
            .Where(node => node.Inputs.Any(moving.Contains) || node.Attributes.Any(pair => pair.Value is OnnxGraph)))
        {
            moving.UnionWith(node.Outputs);
        }

        return moving;
    }
}
