using Cocona;
using OnnxViz.Ascent;
using OnnxViz.CommandLine;
using OnnxViz.CommandLine.Values;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Cli.Parameters;

/// <summary>How pictures are drawn that a layer takes for a given one.</summary>
[Heading("Pre-image")]
sealed record PreImageParameters : ICheckedParameters
{
    /// <summary>The side of pictures where the model leaves it open, in pixels.</summary>
    public const int OpenSide = 256;

    [Option(
        ValueName = "name",
        Description = "How to draw: mahendran (2016), mahendran2015, or another preset of `onnxviz list`; numbers can "
            + "be set: \"mahendran(jitter=1)\" [default: mahendran]")]
    [HasDefaultValue]
    public Preset? Preset { get; init; }

    [Option(
        "c",
        ValueName = "weight",
        Description = "The weight of what the layer sees beside the penalties [default: 100; 10 for "
            + "caricatures by other models than descriptors, 1 for mahendran2015]")]
    [HasDefaultValue, Synonym("C")]
    public float? Weight { get; init; }

    [Option(ValueName = "power", Description = "The power of the total variation [default: 2]"), HasDefaultValue]
    public float? Beta { get; init; }

    [Option(ValueName = "n", Description = "Steps of the first stage [default: the preset's]"), HasDefaultValue]
    [AtLeast(1)]
    public int? Steps { get; init; }

    [Option(
        ValueName = "N|WxH",
        Description = "Pixels, to which the picture is cut [default: the model's own size; 256 where it leaves that "
            + "open]")]
    [HasDefaultValue]
    public PictureSize? Size { get; init; }

    [Option(ValueName = "n", Description = "The seed of the start and of the window"), HasDefaultValue]
    public int Seed { get; init; }

    [Option(ValueName = "n", Description = "Pictures of each layer, each from another start, in one batch")]
    [HasDefaultValue, AtLeast(1)]
    public int Restarts { get; init; } = 1;

    /// <inheritdoc/>
    public void Check()
    {
        if (Weight is { } weight && !(weight > 0 && float.IsFinite(weight)))
        {
            throw new UsageException($"--C is a weight above 0, not {weight}");
        }

        if (Beta is { } beta && !(beta > 0 && float.IsFinite(beta)))
        {
            throw new UsageException($"--beta is a power above 0, not {beta}");
        }

        _ = Given;
    }

    const float UsualWeight = 100;
    const float MildWeight = 10;

    /// <summary>The weight of what the layer sees; the preset of 2015 weighs its penalties alone.</summary>
    /// <param name="isMild">Whether it is for a caricature by a network, whose activations have no bounds.</param>
    public float WeightFor(bool isMild) =>
        Weight ?? (Preset is Mahendran2015Preset ? 1 : isMild ? MildWeight : UsualWeight);

    /// <summary>Whether a preset other than Mahendran's and Vedaldi's was asked for.</summary>
    public bool IsForeign => Preset is not (null or MahendranPreset or Mahendran2015Preset);

    /// <summary>The pictures' size.</summary>
    public PictureSize SizeFor(Network network) => Size ?? new(
        (int)(network.FindInput().Width ?? OpenSide), (int)(network.FindInput().Height ?? OpenSide));

    /// <summary>The preset for a layer, all its numbers settled.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="isDescriptor">Whether the model is a fixed descriptor, which takes no window and no second
    /// stage.</param>
    /// <param name="finish">The steps of a second stage.</param>
    public Preset For(Layer layer, bool isDescriptor, int finish) => (Given switch
    {
        MahendranPreset preset => preset with
        {
            Jitter = preset.Jitter ?? (isDescriptor ? 1 : null),
            Finish = preset.Finish ?? (isDescriptor ? 0 : finish),
        },
        Mahendran2015Preset preset when isDescriptor
            && preset == new Mahendran2015Preset() with { Beta = preset.Beta } =>
            Mahendran2015Preset.OfDescriptors with { Beta = preset.Beta },
        var preset => preset,
    }).At(layer.ReceptiveField.Stride);

    /// <summary>The settings.</summary>
    /// <param name="network">The network.</param>
    /// <param name="preset">The preset, settled.</param>
    /// <param name="preprocessing">How pictures go in.</param>
    /// <param name="runtime">Where to run.</param>
    /// <param name="from">The picture file to start from; null for noise.</param>
    public AscentSettings Of(
        Network network, Preset preset, Preprocessing preprocessing, RuntimeSettings runtime, string? from = null)
    {
        var size = SizeFor(network);
        var recipe = (Steps is { } steps ? preset with { Steps = steps } : preset).For(
            size.Height, size.Width, (int)network.FindInput().Channels);
        var started = from is null
            ? recipe
            : recipe with { Stages = [recipe.Stages[0] with { From = from }, .. recipe.Stages.Skip(1)] };
        return AscentSettings.Of(size.Width, size.Height, Seed, started, preprocessing, runtime) with
        {
            Variants = Restarts,
            Batch = Restarts > 1 ? Restarts : null,
        };
    }

    Preset Given => (Preset ?? new MahendranPreset()) switch
    {
        MahendranPreset preset when Beta is { } beta => preset with { Beta = beta },
        Mahendran2015Preset preset when Beta is { } beta => preset with { Beta = beta },
        var preset when Beta is not null =>
            throw new UsageException($"--beta is for mahendran and mahendran2015, not for {preset}"),
        var preset => preset,
    };
}
