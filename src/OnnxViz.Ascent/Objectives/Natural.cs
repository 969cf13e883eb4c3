using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Ascent;

/// <summary>
/// How near layers are to what they make of real pictures, wherever in these: minus the mean square difference between
/// the sorted activations of each channel and the mean of those of the pictures, over the mean square of the latter,
/// so that 0 is the same (A. Gorgun et al., "VITAL: More Understandable Feature Visualization through Distribution
/// Alignment and Relevant Information Flow", 2025). In text: <c>natural([relu2_1, relu4_1], cats, class(tabby))</c>.
/// </summary>
/// <param name="LayerNames">The layers, at least one.</param>
/// <param name="Folder">The folder of pictures; each is cut to the shape of what the network sees.</param>
/// <param name="Unit">The unit that the picture is one of, by which the pictures are chosen: the 50 that it responds to
/// most; null for all.</param>
/// <param name="Crop">The side in pixels of parts of the pictures that are taken in their place, one every half side
/// and enlarged; null for whole pictures.</param>
/// <param name="Weights">The weight of each layer; null for 1.</param>
[Notation("natural", "how near layers are to real pictures, each channel by its sorted activations (VITAL)")]
public sealed record Natural(
    IReadOnlyList<string> LayerNames,
    string Folder,
    Objective? Unit = null,
    int? Crop = null,
    IReadOnlyList<float>? Weights = null) : Objective
{
    /// <summary>The most pictures that are taken where a unit chooses.</summary>
    internal const int Most = 50;

    /// <summary>The layers.</summary>
    public IReadOnlyList<string> LayerNames { get; init; } = LayerNames.Count > 0 && Weights?.Count is var count
        && (count is null || count == LayerNames.Count) && Crop is null or > 0
        ? LayerNames
        : throw new OnnxVizException(
            $"natural takes at least one layer and as many weights, not {LayerNames.Count} and {Weights?.Count}, "
            + "and crops of at least 1 pixel");

    const int Spread = 5;
    const float ShallowWeight = 0.1f;
    const int UsualSide = 224;
    const int LargeCrop = 64;
    const int SmallCrop = 32;

    /// <summary>
    /// The objective of a unit's picture that is to be like real ones. Of a unit that has no places, such as a class,
    /// it is to be like whole pictures; of another like crops of 64 pixels of 224, or of 32 where that is as much as it
    /// sees, and the shallowest layer counts a tenth.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="folder">The folder of pictures.</param>
    /// <param name="layers">The layers; null for five of those that have places and lie no deeper than the unit: in
    /// each fifth of the depth the last of the widest.</param>
    /// <param name="side">The shorter side of the pictures that are drawn.</param>
    /// <exception cref="OnnxVizException">The unit does not exist, or no layer has places.</exception>
    public static Natural Like(
        Network network, Objective unit, string folder, IReadOnlyList<string>? layers, int side)
    {
        var own = unit.In(network).Layers.Select(network.FindLayers().OfTensor).MaxBy(layer => layer.Index)!;
        var chosen = layers ?? LayersUpTo(network, own.Index);
        return own.Shape.Size == own.Channels
            ? new(chosen, folder, unit)
            : new(chosen, folder, unit, CropOf(own, side), layers is null && chosen.Count > 1
                ? [ShallowWeight, .. Enumerable.Repeat(1f, chosen.Count - 1)]
                : null);
    }

    static int CropOf(Layer layer, int side) => Math.Max(
        1, side * (layer.ReceptiveField.Size is <= SmallCrop ? SmallCrop : LargeCrop) / UsualSide);

    static IReadOnlyList<string> LayersUpTo(Network network, int last)
    {
        Layer[] all = [.. network.FindLayers().All.Where(
            layer => layer.Index <= last && layer.Differentiable && layer.Shape.Size > layer.Channels)];
        return all.Length == 0
            ? throw new OnnxVizException("no layer has places, so that none can be compared with real pictures")
            : [.. all.Chunk((all.Length + Spread - 1) / Spread).Select(
                part => part.Last(layer => layer.Channels == part.Max(each => each.Channels)).Name)];
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Layers => LayerNames.Distinct();

    /// <inheritdoc/>
    public override IEnumerable<string> Files => [Folder, .. Unit?.Files ?? []];

    /// <inheritdoc/>
    public override Objective Subject => Unit ?? this;

    internal override Objective Keyed => this with
    {
        Folder = Path.GetFileName(Path.TrimEndingDirectorySeparator(Folder)),
        Unit = Unit?.Keyed,
    };

    /// <inheritdoc/>
    public override Value Build(Activations at) => LayerNames.Select((layer, index) =>
    {
        var target = at.Typical(this, layer);
        var distance = (Sorted(at[layer]) - target).Square().Sum(keep: false);
        return distance.OverSquareOf(target) * -(Weights?[index] ?? 1);
    }).Aggregate((left, right) => left + right);

    /// <inheritdoc/>
    public override Objective Rename(Func<string, string> name) =>
        this with { LayerNames = [.. LayerNames.Select(name)], Unit = Unit?.Rename(name) };

    /// <inheritdoc/>
    public override Objective In(Network network)
    {
        var named = this with
        {
            LayerNames = [.. LayerNames.Select(layer => network.FindLayers().Find(layer).Tensor)],
            Unit = Unit?.In(network),
        };
        _ = NaturalTargets.FilesIn(Folder);
        return named;
    }

    /// <inheritdoc/>
    public bool Equals(Natural? other) => other is not null && Write() == other.Write();

    /// <inheritdoc/>
    public override int GetHashCode() => Write().GetHashCode(StringComparison.Ordinal);

    /// <summary>The activations of each channel from high to low, [C, positions].</summary>
    /// <param name="activation">[1, C, ...].</param>
    internal static Value Sorted(Value activation)
    {
        var (channels, positions) = (activation.Shape[1], activation.Shape.Size / activation.Shape[1]);
        var flat = activation.Reshape([channels, positions]);
        return flat.Builder.Ops(
            "TopK",
            [flat, flat.Builder.Integers(positions)],
            [flat.Type, new(ElementType.Int64, flat.Shape)],
            new Attributes { { "axis", 1L } })[0];
    }

    /// <remarks>Activations are compared as they are, silent ones as well.</remarks>
    internal override Objective Before(PreActivations before) => this;
}
