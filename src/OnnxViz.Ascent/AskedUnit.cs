using OnnxViz.Networks;

namespace OnnxViz.Ascent;

/// <summary>
/// A picture of a unit as asked for and as climbed; its key names it to the random numbers, however its layer is
/// called.
/// </summary>
sealed record AskedUnit(Objective Objective, Objective Climbed, int Variant)
{
    public string Key => Variant == 0 ? $"{Climbed.Keyed}" : $"{Climbed.Keyed}#{Variant + 1}";

    /// <summary>The pictures of a unit.</summary>
    public static IEnumerable<AskedUnit> Variants(Objective objective, Network network, int count) =>
        Enumerable.Range(0, count).Select(
            variant => new AskedUnit(objective, objective.Variant(variant, count).In(network), variant));
}
