using OnnxViz.Graph;

namespace OnnxViz.Ascent.Tests.Parameterizations;

/// <summary>Small pictures made large.</summary>
public sealed class LinearResizeTests
{
    /// <remarks>Middles of 4 pixels lie at -0.25, 0.25, 0.75 and 1.25 of 2.</remarks>
    [Fact]
    public void Between_the_middles_of_pixels_lines_are_straight() => Evaluated.Near(
        [0, 2, 6, 8, 0, 2, 6, 8],
        Evaluated.Of(Tensor.Of([0f, 8], [1, 1, 1, 2]), small => LinearResize.Apply(small, 2, 4)));

    [Fact]
    public void The_host_does_the_same()
    {
        var planes = CounterRandom.For(0, "planes", 0).Normals(2 * 3 * 4, 1);
        var expected = Evaluated.Of(Tensor.Of(planes, [1, 2, 3, 4]), small => LinearResize.Apply(small, 7, 9));
        Evaluated.Near([.. expected.Select(number => (double)number)], LinearResize.Apply(planes, (3, 4), (7, 9)));
    }

    /// <remarks>Of 4 pixels the first two count 1 and 0.75 for the first, and 0.25 of the third.</remarks>
    [Fact]
    public void Shrinking_takes_means() => Evaluated.Near(
        [(1 + (0.75 * 2) + (0.25 * 3)) / 2, ((0.25 * 2) + (0.75 * 3) + 4) / 2],
        LinearResize.Shrink([1, 2, 3, 4], (1, 4), (1, 2)));
}
