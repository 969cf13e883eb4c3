using OnnxViz.Ascent;
using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>
/// Whether what is taken away lowers the score as much as the map says: the rank correlation, over random sets of
/// cells, of what the map gives to a set with what the score loses without it (U. Bhatt et al., "Evaluating and
/// Aggregating Feature-based Model Explanations", 2020). In text: <c>mufidelity(200, 9, 0.2)</c>.
/// </summary>
/// <param name="Sets">How many sets.</param>
/// <param name="Cells">The cells along a side of the picture.</param>
/// <param name="Share">The share of cells in a set, 0 to 1.</param>
[Notation("mufidelity", "rank correlation of what sets of cells are given with what they cost (Bhatt et al., 2020)")]
public sealed record MuFidelity(int Sets = 200, int Cells = 9, float Share = 0.2f) : MapMeasure
{
    /// <summary>How many sets.</summary>
    public int Sets { get; init; } = Counted.Require(Sets, "sets");

    /// <summary>The cells along a side of the picture.</summary>
    public int Cells { get; init; } = Counted.Require(Cells, "cells");

    /// <summary>The share of cells in a set, 0 to 1.</summary>
    public float Share { get; init; } = Share is > 0 and < 1 ? Share : throw new OnnxVizException(
        $"the share of cells in a set of mufidelity lies between 0 and 1, it is not {Share}");

    /// <inheritdoc/>
    public override bool IsHigherBetter => true;

    /// <inheritdoc/>
    public override double Of(JudgedMap map, CancellationToken stop = default)
    {
        var (subject, numbers) = (map.Subject, map.Map.Numbers);
        bool[][] sets = [.. Enumerable.Range(0, Sets).Select(set => Drawn(set, map.Map.Height, map.Map.Width))];
        var scores = subject.ScoresOnce(
            $"{this}", sets.Select(set => Without(subject, set)).Prepend(subject.Pixels), stop);
        double[] given = [.. sets.Select(set => numbers.Where((_, at) => set[at]).Sum(number => (double)number))];
        return RankCorrelation.Of(given, [.. scores.Skip(1).Select(score => (double)scores[0] - score)]);
    }

    /// <summary>The pixels of the cells in a set, which are the same for all pictures and methods.</summary>
    bool[] Drawn(int set, int height, int width)
    {
        var random = CounterRandom.For(0, "mufidelity", set);
        var cells = Enumerable.Range(0, Cells * Cells).OrderBy(random.Uniform)
            .Take((int)MathF.Round(Share * Cells * Cells)).ToHashSet();
        return [.. Enumerable.Range(0, height * width).Select(
            at => cells.Contains((at / width * Cells / height * Cells) + (at % width * Cells / width)))];
    }

    static float[] Without(JudgedPicture subject, bool[] set) =>
        [.. subject.Pixels.Select((pixel, at) => set[at % set.Length] ? subject.Nothing[at] : pixel)];
}
