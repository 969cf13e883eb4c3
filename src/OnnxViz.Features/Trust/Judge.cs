using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Runtime;

namespace OnnxViz.Features;

/// <summary>A classifier that says what it sees in pictures, of whatever size they are.</summary>
public sealed class Judge : IDisposable
{
    readonly LayerMeans _scores;

    /// <summary>Prepares a classifier.</summary>
    /// <param name="network">The classifier.</param>
    /// <param name="preprocessing">How pictures go in.</param>
    /// <param name="runtime">Where to compute.</param>
    /// <exception cref="OnnxVizException">It has no layer of class scores.</exception>
    public Judge(Network network, Preprocessing preprocessing, RuntimeSettings runtime)
    {
        Name = Path.GetFileNameWithoutExtension(network.Path);
        Classes = Classes.Find(network) ?? throw new OnnxVizException(
            $"{network.Path} cannot judge: it has no layer of class scores; give a classifier");
        _scores = new(network, Classes.Layer.Tensor, new(preprocessing) { Runtime = runtime });
    }

    /// <summary>What to call it: the name of its file.</summary>
    public string Name { get; }

    /// <summary>Its classes.</summary>
    public Classes Classes { get; }

    /// <summary>What it sees in a picture, which is brought to the size of its input.</summary>
    public Sight See(Picture picture) => new(_scores.Of(picture), Classes.Names);

    /// <summary>Its number for a class of another classifier: the same where it has as many classes, else that of the
    /// class with a name in common.</summary>
    /// <param name="others">The other's classes.</param>
    /// <param name="number">The class, by the other's numbers.</param>
    /// <exception cref="OnnxVizException">Names are needed and missing, or not one class has such a name.</exception>
    public int NumberOf(Classes others, int number)
    {
        if (others.Count == Classes.Count)
        {
            return number;
        }

        if (others.Names is not { } names || Classes.Names is null)
        {
            throw new OnnxVizException(
                $"{Name} has {Classes.Count} classes, the model {others.Count}: they are matched by name, so both need "
                + "\"labels\" in their model cards");
        }

        int[] found = [.. Classes.Synonyms(names[number]).SelectMany(Classes.Called).Distinct()];
        return found.Length == 1 ? found[0] : throw new OnnxVizException(
            $"{Name} has {(found.Length == 0 ? "no class" : "several classes")} called {names[number]}: "
            + "leave --judge out, or ask for another class");
    }

    /// <summary>Frees the session.</summary>
    public void Dispose() => _scores.Dispose();
}
