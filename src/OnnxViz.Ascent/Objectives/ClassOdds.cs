using OnnxViz.Networks;

namespace OnnxViz.Ascent;

/// <summary>
/// The logarithm of the odds of a class of a classifier (<see cref="LogOdds"/>): its picture is to look like the class
/// and like no other. In text: <c>odds(281)</c>, or <c>odds(goldfish)</c> where the classes have names.
/// </summary>
/// <param name="Name">The name or the number of the class.</param>
[Notation("odds", "a class by name or number against all others: the logarithm of its odds")]
public sealed record ClassOdds(string Name) : Objective
{
    /// <summary>None by itself: which layer it is, the network tells.</summary>
    public override IEnumerable<string> Layers => [];

    /// <inheritdoc/>
    public override Objective Rename(Func<string, string> name) => this;

    /// <inheritdoc/>
    public override Objective In(Network network)
    {
        var (layer, index) = ClassNumber.Of(this, Name, network);
        return new LogOdds(layer, index).In(network);
    }
}
