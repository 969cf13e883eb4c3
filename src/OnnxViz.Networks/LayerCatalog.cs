using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Networks.Fields;

namespace OnnxViz.Networks;

/// <summary>The layers of a network, in running order, found by index, tensor, node name or alias.</summary>
public sealed class LayerCatalog
{
    const int Suggestions = 3;

    readonly Dictionary<string, Layer> _byTensor;
    readonly Dictionary<string, Layer> _byAlias;

    LayerCatalog(IReadOnlyList<Layer> layers, IReadOnlyList<Obstacle> obstacles, ModelCard card)
    {
        (All, Obstacles, _byTensor) = (layers, obstacles, layers.ToDictionary(layer => layer.Tensor));
        _byAlias = card.Layers.Where(pair => _byTensor.ContainsKey(pair.Value)).ToDictionary(pair => pair.Key, pair => _byTensor[pair.Value]);
    }

    /// <summary>All layers.</summary>
    public IReadOnlyList<Layer> All { get; }

    /// <summary>The nodes where gradients on their way from a layer to the picture stop, and why; in running order.</summary>
    public IReadOnlyList<Obstacle> Obstacles { get; }

    /// <summary>Finds a layer.</summary>
    /// <param name="text">An alias (of several for one tensor each will do), a tensor's name, a node's name, or an index.</param>
    /// <exception cref="OnnxVizException">There is none; the message names the nearest.</exception>
    public Layer Find(string text) =>
        _byAlias.GetValueOrDefault(text)
        ?? _byTensor.GetValueOrDefault(text)
        ?? All.LastOrDefault(layer => layer.Node == text)
        ?? (int.TryParse(text, out var index) ? All.FirstOrDefault(layer => layer.Index == index) : null)
        ?? throw new OnnxVizException($"there is no layer {text}{Nearest(text)} (`onnxviz inspect` lists all {All.Count})");

    /// <summary>The layer that a tensor is.</summary>
    /// <exception cref="OnnxVizException">It is none.</exception>
    public Layer OfTensor(string tensor) => _byTensor.TryGetValue(tensor, out var layer)
        ? layer
        : throw new OnnxVizException($"the tensor {tensor} is no layer (`onnxviz inspect` lists all {All.Count})");

    internal static LayerCatalog Of(OnnxGraph graph, PictureInput input, IReadOnlyDictionary<string, TensorType> types, ModelCard card)
    {
        var sights = ReceptiveFields.Of(graph, input, types);
        var aliases = card.Layers.GroupBy(pair => pair.Value).ToDictionary(group => group.Key, group => group.First().Key);
        var obstacles = new Obstacles(graph, input.Name, types, GradientRules.Standard);
        var layers = new List<Layer>();
        foreach (var (node, tensor) in graph.Nodes.SelectMany(node => node.Outputs.Where(sights.ContainsKey).Select(output => (node, output))))
        {
            if (types[tensor] is { Shape.Rank: >= 2 } type && type.Element.IsFloat())
            {
                layers.Add(new(
                    layers.Count, tensor, node.Name.Length > 0 ? node.Name : tensor, aliases.GetValueOrDefault(tensor), node.FullOperator,
                    type.Shape, sights[tensor].Field, !obstacles.Contains(tensor), sights[tensor].ChannelsOf(type.Shape)));
            }
        }

        return new(layers, obstacles.Before(layers.Where(layer => !layer.Differentiable).Select(layer => layer.Tensor)), card);
    }

    string Nearest(string text)
    {
        var names = All.SelectMany(layer => new[] { layer.Tensor, layer.Node }).Concat(_byAlias.Keys).Distinct();
        var near = names.OrderBy(name => EditDistance.Between(text, name)).Take(Suggestions).ToArray();
        return near.Length == 0 ? "" : $"; the nearest are {string.Join(", ", near)}";
    }
}
