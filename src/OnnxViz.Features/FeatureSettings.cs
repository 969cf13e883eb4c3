using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Runtime;

namespace OnnxViz.Features;

/// <summary>How feature maps are taken.</summary>
/// <param name="Preprocessing">How pictures go in.</param>
public sealed record FeatureSettings(Preprocessing Preprocessing)
{
    /// <summary>The height of the pictures; null for the network's own, or 224 where that is open.</summary>
    public int? Height { get; init; }

    /// <summary>The width of the pictures; null for the network's own, or 224 where that is open.</summary>
    public int? Width { get; init; }

    /// <summary>How pictures of another shape are brought to the size.</summary>
    public ResizeMode Fit { get; init; } = ResizeMode.Crop;

    /// <summary>Pictures run at once; null for as many as are good, at most 64.</summary>
    public int? Batch { get; init; }

    /// <summary>
    /// Batches run at the same time, at least 1, each with its share of the threads of <see cref="Runtime"/>; null for
    /// as many as are good.
    /// </summary>
    public int? Lanes { get; init; }

    /// <summary>Where to compute.</summary>
    public RuntimeSettings Runtime { get; init; } = RuntimeSettings.Default;

    /// <summary>
    /// The same for pictures that are the network's input itself, at their size, where neither settings nor network say
    /// one.
    /// </summary>
    /// <param name="pictures">The pictures.</param>
    /// <param name="input">The network's input.</param>
    public FeatureSettings At(PictureList pictures, PictureInput input) => pictures.TensorSize(input) is { } size
        ? this with
        {
            Height = Height ?? (int)(input.Height ?? size.Height),
            Width = Width ?? (int)(input.Width ?? size.Width),
        }
        : this;
}
