using Cocona;
using OnnxViz.Ascent;
using OnnxViz.Cli.Drawing;
using OnnxViz.CommandLine;
using OnnxViz.CommandLine.Values;
using OnnxViz.Features;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Cli.Parameters;

/// <summary>How pictures are drawn.</summary>
[Heading("Ascent")]
sealed record AscentParameters : ICheckedParameters
{
    [Option(
        ValueName = "name",
        Description = "How to draw, a preset of `onnxviz list`; numbers can be set: \"lucid(steps=128)\" [default: "
            + Ascent.Preset.UsualName + "]")]
    [HasDefaultValue]
    public Preset? Preset { get; init; }

    [Option(
        ValueName = "N|WxH",
        Description = "Pixels [default: the preset's, else the model's own size; 224 where it leaves that open]")]
    [HasDefaultValue]
    public PictureSize? Size { get; init; }

    [Option(ValueName = "n", Description = "Steps of ascent [default: the preset's]"), HasDefaultValue, AtLeast(1)]
    public int? Steps { get; init; }

    [Option(ValueName = "text", Description = "How pictures are made of parameters, such as \"pixels\" or \"fourier\"")]
    [HasDefaultValue]
    public Parameterization? Parameterization { get; init; }

    [Option(
        ValueName = "text",
        Description = "A change before the network sees a picture, such as \"rotate(5)\"; again for more, none for "
            + "none")]
    [HasDefaultValue]
    public string[]? Transform { get; init; }

    [Option(
        ValueName = "text",
        Description = "What pictures are to keep small, such as \"variation(0.1)\"; again for more")]
    [HasDefaultValue]
    public Penalty[]? Penalty { get; init; }

    [Option(ValueName = "text", Description = "The rule that moves the parameters, such as \"adam\"")]
    [HasDefaultValue]
    public string? Optimizer { get; init; }

    [Option(ValueName = "rate", Description = "The optimizer's rate [default: the preset's, or the optimizer's own]")]
    [HasDefaultValue]
    public float? Rate { get; init; }

    [Option(
        ValueName = "folder",
        Description = "Photographs whose magnitudes --preset maco takes; they are kept beside the pictures, as .npy")]
    [HasDefaultValue]
    public string? SpectrumFrom { get; init; }

    [Option(ValueName = "folder", Description = "Real pictures that --preset vital draws like"), HasDefaultValue]
    public string? Like { get; init; }

    [Option(
        ValueName = "layer,...",
        Description = "The layers in which it compares [default: five over the depth, the widest]")]
    [HasDefaultValue]
    public string[]? LikeLayers { get; init; }

    [Option(ValueName = "text", Description = "The whole recipe, as manifests have it, in place of all of the above")]
    [HasDefaultValue]
    public Recipe? Recipe { get; init; }

    [Option(ValueName = "n", Description = "The seed of the start and of the transforms"), HasDefaultValue]
    public int Seed { get; init; }

    [Option(
        ValueName = "pixels",
        Description = "Pixels that pictures are shaken by at every step, in place of the preset's transforms")]
    [HasDefaultValue, AtLeast(0)]
    public int? Jitter { get; init; }

    [Option(ValueName = "n", Description = "Pictures of each unit, each from another start")]
    [HasDefaultValue, AtLeast(1)]
    public int Variants { get; init; } = 1;

    [Option(ValueName = "n", Description = "Pictures drawn at once [default: 1 to 16, by their size]")]
    [HasDefaultValue, AtLeast(1)]
    public int? Batch { get; init; }

    [Option(ValueName = "n", Description = "Also keep the picture of every n-th step; 0 for none")]
    [HasDefaultValue, AtLeast(0)]
    public int Every { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        _ = Choice;
        if (Recipe is not null && Choice.IsAny)
        {
            throw new UsageException("--recipe says all: leave out --steps, --optimizer and what else is part of it");
        }

        if (Jitter is not null && Transform is not null)
        {
            throw new UsageException("--jitter and --transform exclude each other: give --transform \"jitter(8)\" too");
        }

        if (SpectrumFrom is not null && (Recipe is not null || Chosen is not MacoPreset))
        {
            throw new UsageException("--spectrum-from is for --preset maco, whose magnitudes it gives");
        }

        CheckLike();
        if (Every > 0 && Variants > 1)
        {
            throw new UsageException("--every keeps one picture of a unit: leave out --variants");
        }
    }

    void CheckLike()
    {
        var isVital = Recipe is null && Chosen is VitalPreset;
        if (isVital && Like is null)
        {
            throw new UsageException("--preset vital needs --like FOLDER, the real pictures that it draws like");
        }

        if (!isVital && (Like is not null || LikeLayers is not null))
        {
            throw new UsageException("--like and --like-layers are for --preset vital");
        }
    }

    /// <summary>What is climbed for the units that were asked for, and how: themselves, to be like real pictures, or
    /// single positions in pictures that are as large as these see.</summary>
    /// <exception cref="Graph.OnnxVizException">A layer does not exist, or there are no pictures.</exception>
    public (AscentParameters How, IReadOnlyList<Objective> Climbed) AimAt(
        Network network, IReadOnlyList<Objective> units, PeakParameters peaks, Func<PeakUnits> measured)
    {
        if (!IsPreImage)
        {
            peaks.RequireNone();
            return (this, LikeReal(network, units));
        }

        var size = SizeFor(network);
        var (climbed, stride, side) = peaks.Mosaic
            ? measured().Mosaic(units)
            : measured().Each(units, Math.Min(size.Width, size.Height));
        return (
            this with
            {
                Preset = Chosen.At(stride),
                Size = Size ?? (side is { } pixels ? new(pixels, pixels) : null),
            },
            climbed);
    }

    /// <summary>Whether units are maximised as natural pre-images.</summary>
    public bool IsPreImage => Recipe is null && Chosen is MahendranPreset;

    IReadOnlyList<Objective> LikeReal(Network network, IReadOnlyList<Objective> units)
    {
        if (Like is not { } folder)
        {
            return units;
        }

        var size = SizeFor(network);
        var layers = LikeLayers is null ? null : LayerNames.Of(network, LikeLayers, all: false);
        Objective[] climbed = [.. units.Select(unit => unit is Natural
            ? unit
            : Natural.Like(network, unit, folder, layers, Math.Min(size.Width, size.Height)))];
        ObjectiveCheck.Require(network, climbed);
        return climbed;
    }

    /// <summary>The preset's text; null where the recipe was given.</summary>
    public string? PresetName => Recipe is null ? $"{Chosen}" : null;

    /// <summary>The settings for a network.</summary>
    public AscentSettings Of(Network network, Preprocessing preprocessing, RuntimeSettings runtime)
    {
        var size = SizeFor(network);
        var shortest = Math.Min(size.Width, size.Height);
        if (Jitter >= shortest)
        {
            throw new UsageException(
                $"--jitter {Jitter} leaves nothing of a picture of {size.Width}x{size.Height}: it is less than "
                + $"{shortest}");
        }

        var recipe = Recipe ?? Choice.In(Chosen, size.Height, size.Width, (int)network.FindInput().Channels);
        return AscentSettings.Of(size.Width, size.Height, Seed, recipe, preprocessing, runtime) with
        {
            Variants = Variants,
            Batch = Batch,
            Every = Every,
        };
    }

    /// <summary>The same, the spectrum of the photographs measured and kept, if one is wanted.</summary>
    /// <param name="network">The network.</param>
    /// <param name="file">Where it goes, a .npy file.</param>
    /// <exception cref="Graph.OnnxVizException">The photographs cannot be read, or the file not written.</exception>
    public AscentParameters WithSpectrum(Network network, string file)
    {
        if (SpectrumFrom is not { } folder || Chosen is not MacoPreset maco)
        {
            return this;
        }

        using var pictures = PictureList.Of([folder]);
        var side = Spectrum.UsualSide;
        Spectrum.Of(Photographs.Read(pictures, network.FindInput(), side, side).Whole, side).Save(file, side);
        return this with { Preset = maco with { Spectrum = file } };
    }

    PictureSize SizeFor(Network network)
    {
        var side = Chosen.Side is { } preferred && Recipe is null ? new PictureSize(preferred, preferred) : null;
        return Size ?? side ?? new((int)network.FindInput().UsualWidth, (int)network.FindInput().UsualHeight);
    }

    Preset Chosen => Preset ?? Ascent.Preset.Usual;

    RecipeChoice Choice => new(
        Steps,
        Parameterization,
        Jitter is { } pixels ? (pixels == 0 ? [] : [new Jitter(pixels)]) : Transforms(),
        Penalty,
        Optimizer is { } text ? Ascent.Optimizer.Named(text, Rate) : null,
        Rate);

    IReadOnlyList<Transform>? Transforms() => Transform switch
    {
        null => null,
        ["none"] => [],
        var texts => [.. texts.Select(Notation.Read<Transform>)],
    };
}
