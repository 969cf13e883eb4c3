using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Ascent;

/// <summary>
/// A class of a classifier: its score before the last softmax or sigmoid, where there is one. In text:
/// <c>class(281)</c>, or <c>class(goldfish)</c> where
/// the classes have names.
/// </summary>
/// <param name="Name">The name or the number of the class.</param>
[Notation("class", "a class by name or number: its score before the softmax")]
public sealed record ClassLogit(string Name) : Objective
{
    /// <summary>None by itself: which layer it is, the network tells.</summary>
    public override IEnumerable<string> Layers => [];

    /// <inheritdoc/>
    public override Objective Rename(Func<string, string> name) => this;

    /// <inheritdoc/>
    public override Objective In(Network network)
    {
        var outputs = network.ToModel().Graph.Outputs.Select(output => output.Name).ToHashSet();
        var last = network.Layers.All.LastOrDefault(layer => outputs.Contains(layer.Tensor) && IsScores(layer))
            ?? network.Layers.All.LastOrDefault(IsScores)
            ?? throw new OnnxVizException(
                $"{this}: the model has no layer of class scores; name a unit, for example "
                + $"channel({network.Layers.All[^1].Name}, 0)");
        var producers = network.ToModel().Graph.Producers();
        var layers = network.Layers.All.ToDictionary(layer => layer.Tensor);
        var layer = last;
        while (producers.TryGetValue(layer.Tensor, out var node)
            && OperatorTable.Is(node.Operator, OperatorTraits.Squasher)
            && layers.TryGetValue(node.Input(0), out var before))
        {
            layer = before;
        }

        return new Channel(layer.Tensor, Index(network, layer));
    }

    static bool IsScores(Layer layer) => layer.Channels > 1 && layer.Shape.Size == layer.Channels;

    int Index(Network network, Layer layer)
    {
        if (int.TryParse(Name, out var index))
        {
            return index >= 0 && index < layer.Channels ? index
                : throw new OnnxVizException(
                $"there is no class {index}: the model has the classes 0 to {layer.Channels - 1}");
        }

        var labels = network.Card.Labels ?? throw new OnnxVizException(
            $"there is no class {Name}: the classes of this model have no names (\"labels\" in its card gives them); "
            + $"take its number, class(0) to class({layer.Channels - 1})");
        var names = ClassLabels.Read(labels).For(layer.Channels);
        var found = Enumerable.Range(0, names.Count).Where(
            each => Synonyms(names[each]).Contains(Name, StringComparer.OrdinalIgnoreCase)).ToArray();
        var near = names.SelectMany(Synonyms)
            .OrderBy(name => name.Contains(Name, StringComparison.OrdinalIgnoreCase) ? 0 : 1)
            .ThenBy(name => EditDistance.Between(Name, name))
            .Take(3);
        return found.Length switch
        {
            1 => found[0],
            0 => throw new OnnxVizException($"there is no class {Name}; the nearest are {string.Join(", ", near)}"),
            _ => throw new OnnxVizException(
                $"several classes are called {Name}: take a number, "
                + $"{string.Join(" or ", found.Select(each => $"class({each})"))}"),
        };
    }

    /// <summary>The whole name, and the names between its commas.</summary>
    static IEnumerable<string> Synonyms(string name) => name.Split(
        ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Prepend(name).Distinct();
}
