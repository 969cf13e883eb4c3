using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Networks.Fields;

namespace OnnxViz.Networks;

/// <summary>The layers of a network, in running order, found by index, tensor, node name or alias.</summary>
public sealed class LayerCatalog
{
    const int Suggestions = 3;

    /// <summary>
    /// A name that differs by so many letters is the one that was meant, if there is no other as near.
    /// </summary>
    const int Close = 2;

    readonly Dictionary<string, Layer> _byTensor;
    readonly Dictionary<string, Layer> _byAlias;

    LayerCatalog(IReadOnlyList<Layer> layers, IReadOnlyList<Obstacle> obstacles, ModelCard card)
    {
        (All, Obstacles, _byTensor) = (layers, obstacles, layers.ToDictionary(layer => layer.Tensor));
        _byAlias = card.Layers.Where(pair => _byTensor.ContainsKey(pair.Value)).ToDictionary(
            pair => pair.Key, pair => _byTensor[pair.Value]);
    }

    /// <summary>All layers.</summary>
    public IReadOnlyList<Layer> All { get; }

    /// <summary>
    /// The nodes where gradients on their way from a layer to the picture stop, and why; in running order.
    /// </summary>
    public IReadOnlyList<Obstacle> Obstacles { get; }

    /// <summary>Finds a layer.</summary>
    /// <param name="text">
    /// An alias (of several for one tensor each will do), a tensor's name, a node's name, or an index.
    /// </param>
    /// <exception cref="OnnxVizException">There is none; the message names the nearest.</exception>
    public Layer Find(string text) =>
        _byAlias.GetValueOrDefault(text)
        ?? _byTensor.GetValueOrDefault(text)
        ?? All.LastOrDefault(layer => layer.Node == text)
        ?? (int.TryParse(text, out var index) ? All.FirstOrDefault(layer => layer.Index == index) : null)
        ?? throw new OnnxVizException(
            $"there is no layer {text}{Hint(text)} (`onnxviz inspect` lists all {All.Count})");

    /// <summary>The layer that a tensor is.</summary>
    /// <exception cref="OnnxVizException">It is none.</exception>
    public Layer OfTensor(string tensor) => _byTensor.TryGetValue(tensor, out var layer)
        ? layer
        : throw new OnnxVizException($"the tensor {tensor} is no layer (`onnxviz inspect` lists all {All.Count})");

    internal static LayerCatalog Of(
        OnnxGraph graph, PictureInput input, IReadOnlyDictionary<string, TensorType> types, ModelCard card)
    {
        var sights = ReceptiveFields.Of(graph, input, types);
        var aliases = card.Layers.GroupBy(pair => pair.Value).ToDictionary(
            group => group.Key, group => group.First().Key);
        var obstacles = new Obstacles(graph, input.Name, types, GradientRules.Standard);
        var layers = new List<Layer>();
        foreach (var (node, tensor) in graph.Nodes.SelectMany(
            node => node.Outputs.Where(sights.ContainsKey).Select(output => (node, output))))
        {
            if (types[tensor] is { Shape.Rank: >= 2 } type && type.Element.IsFloat())
            {
                layers.Add(new(
                    layers.Count, tensor, node.Name.Length > 0 ? node.Name : tensor, aliases.GetValueOrDefault(tensor),
                    node.FullOperator,
                    type.Shape, sights[tensor].Field, !obstacles.Contains(tensor),
                    sights[tensor].ChannelsOf(type.Shape)));
            }
        }

        return new(
            layers, obstacles.Before(layers.Where(layer => !layer.Differentiable).Select(layer => layer.Tensor)), card);
    }

    string Hint(string text)
    {
        if (All.Count == 0)
        {
            return "";
        }

        if (long.TryParse(text, out _))
        {
            return $": their indices go from 0 to {All.Count - 1}";
        }

        var names = All.SelectMany(layer => new[] { layer.Tensor, layer.Node }).Concat(_byAlias.Keys).Distinct();
        var near =
            names.Select(name => (Name: name, Distance: EditDistance.Between(text, name))).OrderBy(
                pair => pair.Distance).Take(Suggestions).ToArray();
        return near[0].Distance <= Close && (near.Length < 2 || near[1].Distance > near[0].Distance)
            ? $"; did you mean {near[0].Name}?"
            : $"; the nearest are {string.Join(", ", near.Select(pair => pair.Name))}";
    }
}
