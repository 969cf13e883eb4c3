using OnnxViz.Graph;

namespace OnnxViz.Networks;

/// <summary>The classes of a classifier, by number and, where the model card names them, by name.</summary>
public sealed class Classes
{
    readonly Lazy<IReadOnlyList<string>?> _names;

    Classes(Network network, Layer layer)
    {
        Layer = layer;
        _names = new(() => network.Card.Labels is { } file ? ClassLabels.Read(file).For(layer.Channels) : null);
    }

    /// <summary>The layer of their scores, before the last softmax or sigmoid, where there is one.</summary>
    public Layer Layer { get; }

    /// <summary>How many there are.</summary>
    public int Count => (int)Layer.Channels;

    /// <summary>Their names; null where the model has no labels.</summary>
    /// <exception cref="OnnxVizException">The file of labels cannot be read, or names another number.</exception>
    public IReadOnlyList<string>? Names => _names.Value;

    /// <summary>The classes of a network; null where it has no layer of class scores.</summary>
    public static Classes? Find(Network network)
    {
        var outputs = network.ToModel().Graph.Outputs.Select(output => output.Name).ToHashSet();
        var last = network.FindLayers().All.LastOrDefault(layer => outputs.Contains(layer.Tensor) && IsScores(layer))
            ?? network.FindLayers().All.LastOrDefault(IsScores);
        return last is null ? null : new(network, BeforeSquashers(network, last));
    }

    /// <summary>The whole name of a class, and the names between its commas.</summary>
    public static IEnumerable<string> Synonyms(string name) => name.Split(
        ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Prepend(name).Distinct();

    /// <summary>The numbers of the classes that are called so, in whole or by one of several names.</summary>
    /// <param name="name">The name; upper and lower case are the same.</param>
    public IReadOnlyList<int> Called(string name) => [.. Enumerable.Range(0, Names?.Count ?? 0).Where(
        each => Synonyms(Names![each]).Contains(name, StringComparer.OrdinalIgnoreCase))];

    static bool IsScores(Layer layer) => layer.Channels > 1 && layer.Shape.Size == layer.Channels;

    static Layer BeforeSquashers(Network network, Layer layer)
    {
        var producers = network.ToModel().Graph.Producers();
        var layers = network.FindLayers().All.ToDictionary(each => each.Tensor);
        while (producers.TryGetValue(layer.Tensor, out var node)
            && OperatorTable.Is(node.Operator, OperatorTraits.Squasher)
            && layers.TryGetValue(node.Input(0), out var before))
        {
            layer = before;
        }

        return layer;
    }
}
