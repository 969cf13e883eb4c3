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
    /// <summary>The number of pictures drawn at once; null leaves it to their size.</summary>
    public int? Batch { get; init; }

    /// <summary>Intermediate pictures are handed out every so many steps; 0 for none.</summary>
    public int Every { get; init; }

    /// <summary>What is done to the gradient before the optimiser sees it; the optimiser's usual filter where nothing
    /// is said.</summary>
    public GradientFilter? Filter { get; init; } = Optimizer.UsualFilter;

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

    /// <summary>The recipe that the settings make.</summary>
    public Recipe Recipe => Stages ?? new([new(Steps, Parameterization, Transforms, Optimizer, Filter, Penalties)]);

    /// <summary>The number of pictures drawn at once.</summary>
    public int BatchSize => Batch ?? Math.Clamp(8 * 128 * 128 / (Width * Height), 1, 16);
}
