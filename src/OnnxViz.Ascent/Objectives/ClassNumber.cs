using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Ascent;

/// <summary>Finds the class that somebody names in a network.</summary>
static class ClassNumber
{
    /// <summary>The layer of class scores, by tensor, and the class's channel of it.</summary>
    /// <param name="asked">What is asked for, as faults name it.</param>
    /// <param name="name">The name or the number of the class.</param>
    /// <param name="network">The network.</param>
    /// <exception cref="OnnxVizException">There are no classes, or none of this name, or several.</exception>
    public static (string Layer, int Index) Of(Objective asked, string name, Network network)
    {
        var classes = Classes.Find(network) ?? throw new OnnxVizException(
            $"{asked}: the model has no layer of class scores; name a unit, for example "
            + $"channel({network.FindLayers().All[^1].Name}, 0)");
        return (classes.Layer.Tensor, Index(name, classes));
    }

    static int Index(string name, Classes classes)
    {
        if (int.TryParse(name, out var index))
        {
            return index >= 0 && index < classes.Count ? index
                : throw new OnnxVizException(
                $"there is no class {index}: the model has the classes 0 to {classes.Count - 1}");
        }

        var names = classes.Names ?? throw new OnnxVizException(
            $"there is no class {name}: the classes of this model have no names (\"labels\" in its card gives them); "
            + $"take its number, 0 to {classes.Count - 1}");
        var found = classes.Called(name);
        return found.Count switch
        {
            1 => found[0],
            0 => throw new OnnxVizException($"there is no class {name}; the nearest are {Nearest(name, names)}"),
            _ => throw new OnnxVizException(
                $"several classes are called {name}: take a number, {string.Join(" or ", found)}"),
        };
    }

    static string Nearest(string name, IReadOnlyList<string> names) => string.Join(
        ", ", names.SelectMany(Classes.Synonyms)
            .OrderBy(each => each.Contains(name, StringComparison.OrdinalIgnoreCase) ? 0 : 1)
            .ThenBy(each => EditDistance.Between(name, each))
            .Take(3));
}
