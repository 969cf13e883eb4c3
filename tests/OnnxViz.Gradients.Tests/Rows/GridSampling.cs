using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Gradients.Tests.Rows;

static class GridSampling
{
    const int Size = 4;

    public static IEnumerable<OperatorRow> All => [.. Pictures, .. Volumes, .. Grids];

    static IEnumerable<OperatorRow> Pictures =>
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

    static IEnumerable<OperatorRow> Volumes =>
        from mode in (string[])["linear", "nearest"]
        from padding in (string[])["zeros", "border", "reflection"]
        from corners in (long[])[0, 1]
        select new OperatorRow(
            "GridSample",
            [[2, 2, Size, Size, Size], [2, 2, 3, 2, 3]],
            ("mode", mode), ("padding_mode", padding), ("align_corners", corners))
        {
            Draw = BetweenElements(corners != 0),
        };

    static IEnumerable<OperatorRow> Grids =>
        from corners in (long[])[0, 1]
        from size in (long[][])[[2, 3, 4, 5], [1, 1, 2, 1], [2, 1, 2, 3, 4]]
        select new OperatorRow("AffineGrid", [[size[0], size.Length - 2, size.Length - 1]], ("align_corners", corners))
        {
            Constants = { [1] = Tensor.Vector(size) },
        };

    /// <summary>Within the axis or up to two elements outside, at least 0.1 from the interpolation's kinks.</summary>
    static Func<Random, double> BetweenElements(bool corners) => random =>
    {
        var position = random.Next(-2, Size + 1) + (random.Next(2) * 0.5) + 0.1 + (0.3 * random.NextDouble());
        return corners ? (position / ((Size - 1) / 2.0)) - 1 : ((position + 0.5) / (Size / 2.0)) - 1;
    };
}
