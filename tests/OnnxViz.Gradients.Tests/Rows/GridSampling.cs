using OnnxViz.Testing;

namespace OnnxViz.Gradients.Tests.Rows;

static class GridSampling
{
    const int Size = 4;

    public static IEnumerable<OperatorRow> All =>
        from mode in (string[])["linear", "nearest", "cubic"]
        from padding in (string[])["zeros", "border", "reflection"]
        from corners in (long[])[0, 1]
        select new OperatorRow(
            "GridSample",
            [[2, 3, Size, Size], [2, 3, 5, 2]],
            ("mode", mode), ("padding_mode", padding), ("align_corners", corners))
        {
            Draw = BetweenElements(corners != 0),
        };

    /// <summary>Within the axis or up to two elements outside, at least 0.1 from the interpolation's kinks.</summary>
    static Func<Random, double> BetweenElements(bool corners) => random =>
    {
        var position = random.Next(-2, Size + 1) + (random.Next(2) * 0.5) + 0.1 + (0.3 * random.NextDouble());
        return corners ? (position / ((Size - 1) / 2.0)) - 1 : ((position + 0.5) / (Size / 2.0)) - 1;
    };
}
