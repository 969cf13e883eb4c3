using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Ascent;

/// <summary>How pictures are drawn.</summary>
/// <param name="Width">Their width in pixels.</param>
/// <param name="Height">Their height in pixels.</param>
/// <param name="Steps">The number of updates.</param>
/// <param name="Seed">The seed of the starting noise and of the transforms.</param>
/// <param name="Optimizer">The rule that moves the parameters.</param>
/// <param name="Parameterization">How pictures are made from parameters.</param>
/// <param name="Transforms">What is done to a picture before the network sees it.</param>
/// <param name="Preprocessing">How a picture becomes the network's input.</param>
/// <param name="Runtime">Where and with how many threads.</param>
public sealed record AscentSettings(
    int Width,
    int Height,
    int Steps,
    int Seed,
    Optimizer Optimizer,
    Parameterization Parameterization,
    IReadOnlyList<Transform> Transforms,
    Preprocessing Preprocessing,
    RuntimeSettings Runtime)
{
    /// <summary>How many pictures of each unit there are to be, each from another start.</summary>
    public int Variants { get; init; } = 1;

    /// <summary>The number of pictures drawn at once; null leaves it to their size.</summary>
    public int? Batch { get; init; }

    /// <summary>Intermediate pictures are handed out every so many steps; 0 for none.</summary>
    public int Every { get; init; }

    /// <summary>What is done to the gradient before the optimiser sees it; where nothing is said the optimiser's usual
    /// filter, if the parameters are pictures.</summary>
    public GradientFilter? Filter { get; init; } = Parameterization.IsPixelwise ? Optimizer.UsualFilter : null;

    /// <summary>What pictures are to keep small.</summary>
    public IReadOnlyList<Penalty> Penalties { get; init; } = [];

    /// <summary>Stages, in place of the single one that the settings make.</summary>
    public Recipe? Stages { get; init; }

    /// <summary>Which channels of the last layer are computed; null leaves it to the number of units.</summary>
    public Narrowing? Narrowing { get; init; }

    /// <summary>
    /// How many prepared steps are kept while others are in use, at least 1: each holds the memory of its batch, and
    /// preparing one again takes time.
    /// </summary>
    public int KeptSteps { get; init; } = 6;

    /// <summary>Where climbs end early; null lets them go on to the end.</summary>
    public StopPoint? StopPoint { get; init; }

    /// <summary>Settings that draw by a recipe.</summary>
    /// <param name="width">The pictures' width in pixels.</param>
    /// <param name="height">The pictures' height in pixels.</param>
    /// <param name="seed">The seed of the start and of the transforms.</param>
    /// <param name="recipe">How they come about.</param>
    /// <param name="preprocessing">How a picture becomes the network's input.</param>
    /// <param name="runtime">Where and with how many threads.</param>
    public static AscentSettings Of(
        int width, int height, int seed, Recipe recipe, Preprocessing preprocessing, RuntimeSettings runtime)
    {
        var first = recipe.Stages[0];
        return new(
            width,
            height,
            recipe.Steps,
            seed,
            first.Optimizer,
            first.Parameterization,
            first.Transforms,
            preprocessing,
            runtime)
        {
            Stages = recipe,
        };
    }

    /// <summary>The recipe that the settings make.</summary>
    public Recipe Recipe => Stages ?? new([new(Steps, Parameterization, Transforms, Optimizer, Filter, Penalties)]);

    /// <summary>The number of pictures drawn at once: fewer the more the network sees of each.</summary>
    public int BatchSize => Batch ?? (int)Math.Clamp(8 * 128 * 128 / Recipe.Unfolded.Max(Seen), 1, 16);

    /// <summary>The pixels that the network sees of a picture at a step of a stage.</summary>
    long Seen(Stage stage)
    {
        var (height, width) = ViewSteps.SizeSeen(stage, stage.SizeOf(Height, Width));
        return (long)height * width * (stage.Sampling?.Count ?? 1);
    }
}
