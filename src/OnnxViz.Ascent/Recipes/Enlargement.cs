using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// A stage over and over, its pictures larger each time and blurred in between (F. Graetz, "How to visualize
/// convolutional features in 40 lines of code", 2019). In text: <c>enlarged(12, 1.2, 5, 56)</c>.
/// </summary>
/// <param name="Times">How often the stage runs, at least 1.</param>
/// <param name="Factor">How much larger the pictures are each time, at least 1.</param>
/// <param name="Blur">The side of the box that blurs them in between, an odd number of pixels; 0 for none.</param>
/// <param name="From">The first length of the shorter side in pixels, sizes being rounded down from there; none where
/// the last pictures are those of the stage.</param>
[Notation("enlarged", "a stage over and over, its pictures larger each time and blurred in between")]
public sealed record Enlargement(int Times, float Factor = 1.2f, int Blur = 0, int? From = null)
{
    /// <summary>How often the stage runs.</summary>
    public int Times { get; } = Times > 0 && Factor >= 1 && From is null or > 0
        ? Times
        : throw new OnnxVizException(
            $"a stage runs at least once and grows by no less than 1 from at least 1 pixel, not {Times} times by "
            + $"{Factor}");

    /// <inheritdoc/>
    public override string ToString() => Notation.Write(this);

    /// <summary>The stages that it stands for.</summary>
    internal IEnumerable<Stage> Unfold(Stage stage)
    {
        var side = From;
        for (var time = 0; time < Times; time++)
        {
            yield return stage with
            {
                Enlarged = null,
                Side = side,
                Scale = stage.Scale / MathF.Pow(Factor, Times - 1 - time),
                Blur = time == 0 ? stage.Blur : Blur,
            };
            side = (int?)(Factor * side);
        }
    }
}
