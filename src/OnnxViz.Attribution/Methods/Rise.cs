using OnnxViz.Ascent;

namespace OnnxViz.Attribution;

/// <summary>
/// The mean score of pictures that random masks leave a part of, weighed by the masks: sum S m / sum m (V. Petsiuk,
/// A. Das, K. Saenko, "RISE", 2018). In text: <c>rise(4000, 8)</c>.
/// </summary>
/// <remarks>
/// A mask is a grid of cells, each open by chance, enlarged to the picture and moved by a part of a cell. The paper
/// divides by the expected sum of the masks, here it is their own, by which pixels that were open more often count no
/// more than others.
/// </remarks>
/// <param name="Masks">The masks.</param>
/// <param name="Cells">The cells on a side.</param>
/// <param name="Kept">How many of the cells are open, as a share.</param>
/// <param name="Baseline">What stands behind closed cells.</param>
[Notation("rise", "scores behind random masks (Petsiuk et al., 2018)")]
public sealed record Rise(int Masks = 4000, int Cells = 8, float Kept = 0.5f, Baseline Baseline = Baseline.Zero)
    : PerturbationMethod(Baseline)
{
    /// <summary>The masks.</summary>
    public int Masks { get; init; } = Counted.Require(Masks, "masks");

    /// <summary>The cells on a side.</summary>
    public int Cells { get; init; } = Counted.Require(Cells, "cells");

    /// <inheritdoc/>
    public override bool IsSigned => false;

    internal override int CountFor(int height, int width) => Masks;

    internal override float[] Mask(int number, int height, int width, int seed)
    {
        var random = CounterRandom.For(seed, "rise", number);
        var (cellHeight, cellWidth) = ((height + Cells - 1) / Cells, (width + Cells - 1) / Cells);
        var side = Cells + 1;
        var cells = Enumerable.Range(2, side * side).Select(cell => random.Uniform(cell) < Kept ? 1f : 0f).ToArray();
        var (rows, columns) = (side * cellHeight, side * cellWidth);
        var large = Enlargement.Apply(cells, (side, side), (rows, columns));
        var (top, left) = (random.Integer(0, 0, cellHeight - 1), random.Integer(1, 0, cellWidth - 1));
        return [.. Enumerable.Range(0, height * width).Select(
            place => large[((top + (place / width)) * columns) + left + (place % width)])];
    }

    internal override float[] Combine(float score, IEnumerable<(float[] Mask, float Score)> masked, int size)
    {
        var (sums, weights) = (new double[size], new double[size]);
        foreach (var (mask, behind) in masked)
        {
            for (var place = 0; place < size; place++)
            {
                sums[place] += (double)behind * mask[place];
                weights[place] += mask[place];
            }
        }

        return [.. sums.Zip(weights, (sum, weight) => (float)(weight == 0 ? 0 : sum / weight))];
    }
}
