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
        var classes = Classes.Find(network) ?? throw new OnnxVizException(
            $"{this}: the model has no layer of class scores; name a unit, for example "
            + $"channel({network.FindLayers().All[^1].Name}, 0)");
        return new Channel(classes.Layer.Tensor, Index(classes));
    }

    int Index(Classes classes)
    {
        if (int.TryParse(Name, out var index))
        {
            return index >= 0 && index < classes.Count ? index
                : throw new OnnxVizException(
                $"there is no class {index}: the model has the classes 0 to {classes.Count - 1}");
        }

        var names = classes.Names ?? throw new OnnxVizException(
            $"there is no class {Name}: the classes of this model have no names (\"labels\" in its card gives them); "
            + $"take its number, class(0) to class({classes.Count - 1})");
        var found = classes.Called(Name);
        return found.Count switch
        {
            1 => found[0],
            0 => throw new OnnxVizException($"there is no class {Name}; the nearest are {Nearest(names)}"),
            _ => throw new OnnxVizException(
                $"several classes are called {Name}: take a number, "
                + $"{string.Join(" or ", found.Select(each => $"class({each})"))}"),
        };
    }

    string Nearest(IReadOnlyList<string> names) => string.Join(", ", names.SelectMany(Classes.Synonyms)
        .OrderBy(name => name.Contains(Name, StringComparison.OrdinalIgnoreCase) ? 0 : 1)
        .ThenBy(name => EditDistance.Between(Name, name))
        .Take(3));
}
