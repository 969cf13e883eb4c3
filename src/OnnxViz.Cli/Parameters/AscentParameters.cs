using Cocona;
using OnnxViz.Ascent;
using OnnxViz.CommandLine;
using OnnxViz.CommandLine.Values;
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
        _ = Rate is { } rate ? Ascent.Optimizer.Named("sgd", rate) : null;
        if (Recipe is not null && Choice.IsAny)
        {
            throw new UsageException("--recipe says all: leave out --steps, --optimizer and what else is part of it");
        }

        if (Jitter is not null && Transform is not null)
        {
            throw new UsageException("--jitter and --transform exclude each other: give --transform \"jitter(8)\" too");
        }

        if (Every > 0 && Variants > 1)
        {
            throw new UsageException("--every keeps one picture of a unit: leave out --variants");
        }
    }

    /// <summary>The preset's text; null where the recipe was given.</summary>
    public string? PresetName => Recipe is null ? $"{Chosen}" : null;

    /// <summary>The settings for a network.</summary>
    public AscentSettings Of(Network network, Preprocessing preprocessing, RuntimeSettings runtime)
    {
        var side = Chosen.Side is { } preferred && Recipe is null ? new PictureSize(preferred, preferred) : null;
        var size = Size ?? side ?? new((int)network.Input.UsualWidth, (int)network.Input.UsualHeight);
        var shortest = Math.Min(size.Width, size.Height);
        if (Jitter >= shortest)
        {
            throw new UsageException(
                $"--jitter {Jitter} leaves nothing of a picture of {size.Width}x{size.Height}: it is less than "
                + $"{shortest}");
        }

        var recipe = Recipe ?? Choice.In(Chosen, size.Height, size.Width, (int)network.Input.Channels);
        return AscentSettings.Of(size.Width, size.Height, Seed, recipe, preprocessing, runtime) with
        {
            Variants = Variants,
            Batch = Batch,
            Every = Every,
        };
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
