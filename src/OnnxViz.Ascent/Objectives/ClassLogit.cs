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
        var (layer, index) = ClassNumber.Of(this, Name, network);
        return new Channel(layer, index);
    }
}
