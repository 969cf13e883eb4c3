namespace OnnxViz.Features;

/// <summary>What a filter does over all pictures and all their positions.</summary>
/// <param name="Channel">Its number in the layer, from 0.</param>
/// <param name="State">What the pictures do to it.</param>
/// <param name="Fires">The fraction of pictures on which it is above epsilon anywhere.</param>
/// <param name="Active">The fraction of positions, of all pictures, where it is above epsilon.</param>
/// <param name="Mean">The mean of its activations.</param>
/// <param name="Sd">Their standard deviation, that of all of them and not of a sample: divided by n.</param>
/// <param name="Min">The lowest activation.</param>
/// <param name="Max">The highest.</param>
/// <param name="Peak">Where the highest is; the first place where several are equal.</param>
/// <param name="FiresByLabel">The fraction of each class's pictures on which it fires, in the order of
/// <see cref="Audit.Labels"/>.</param>
public sealed record FilterStatistics(
    int Channel,
    FilterState State,
    double Fires,
    double Active,
    double Mean,
    double Sd,
    float Min,
    float Max,
    FilterPeak Peak,
    IReadOnlyList<double> FiresByLabel)
{
    const double Negligible = 1e-5;

    /// <summary>The fraction of positions where it is at or below epsilon.</summary>
    public double Sparsity => 1 - Active;

    /// <summary>
    /// How unevenly its activations r are spread, 1 - mean(r)^2 / mean(r^2): 0 where all are equal, near 1 where few
    /// carry everything (lifetime sparseness, Vinje and Gallant 2000, after Treves and Rolls 1991); null where it goes
    /// below 0 or is 0 everywhere.
    /// </summary>
    public double? LifetimeSparseness => Min < 0 || Max <= 0 ? null : Sd * Sd / ((Mean * Mean) + (Sd * Sd));

    /// <summary>
    /// What it is after an ascent tried to make it fire, or none did: dead only where that is proved.
    /// </summary>
    public FilterState StateAfter(FiringAttempt? attempt) =>
        State == FilterState.Silent && attempt is { CanFire: false } ? FilterState.Dead : State;

    /// <summary>Whether it is the same everywhere, but for rounding: such a filter correlates with nothing.</summary>
    public bool IsConstant => Sd <= Negligible * Math.Max(Math.Abs(Min), Math.Abs(Max));
}
