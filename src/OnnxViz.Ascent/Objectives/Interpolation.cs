using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Ascent;

/// <summary>
/// From one unit to another over the pictures that are drawn: the first picture is all the one, the last all the
/// other. In text: <c>interpolation(channel(mixed4a, 3), channel(mixed4a, 5))</c>.
/// </summary>
/// <param name="From">What the first picture shows.</param>
/// <param name="To">What the last picture shows.</param>
[Notation("interpolation", "from one unit to another over the pictures drawn; needs several of each")]
public sealed record Interpolation(Objective From, Objective To) : Objective
{
    /// <inheritdoc/>
    public override IEnumerable<string> Layers => From.Layers.Concat(To.Layers).Distinct();

    /// <inheritdoc/>
    public override IEnumerable<string> Files => From.Files.Concat(To.Files);

    /// <inheritdoc/>
    public override bool ComparesPictures => From.ComparesPictures || To.ComparesPictures;

    /// <inheritdoc/>
    public override Value Build(Activations at) => throw Alone();

    /// <inheritdoc/>
    public override Objective Variant(int index, int count) => count < 2
        ? throw Alone()
        : index == 0 ? From.Variant(index, count)
        : index == count - 1 ? To.Variant(index, count)
        : ((1 - (index / (count - 1f))) * From.Variant(index, count))
            + (index / (count - 1f) * To.Variant(index, count));

    /// <inheritdoc/>
    public override Objective Rename(Func<string, string> name) =>
        new Interpolation(From.Rename(name), To.Rename(name));

    /// <inheritdoc/>
    public override Objective In(Network network) => new Interpolation(From.In(network), To.In(network));

    internal override Objective Before(PreActivations before) =>
        new Interpolation(From.Before(before), To.Before(before));

    OnnxVizException Alone() =>
        new($"{this} goes over several pictures: draw at least 2 of the unit (variants)");
}
