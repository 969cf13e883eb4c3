using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>One of the elements that each sample of a GridSample is made of.</summary>
/// <param name="Place">Where it is in the rows of the picture, a column of indices.</param>
/// <param name="Weight">Its weight.</param>
/// <param name="SlopeX">The weight's derivative by the grid's horizontal coordinate.</param>
/// <param name="SlopeY">The weight's derivative by the grid's vertical coordinate.</param>
sealed record GridTap(Value Place, Value Weight, Value SlopeX, Value SlopeY)
{
    public static bool IsNearest(Pullback p) => p.Text("mode", "linear") == "nearest";

    /// <exception cref="OnnxVizException">The grid has three coordinates.</exception>
    public static GridTap[] Of(Pullback p)
    {
        if (p.X().Rank != 4)
        {
            throw new OnnxVizException(
                $"node {p.Node.Label}: the gradient of GridSample on volumes is not known: choose a layer before it");
        }

        var x = p.X().Shape;
        var grid = p.X(1).Cast(p.X().Element).Reshape([p.X(1).Shape.Size / 2, 2]);
        var columns = GridAxisTap.Of(p, grid.Slice(1, 0, 1), x[3]);
        var lines = GridAxisTap.Of(p, grid.Slice(1, 1, 1), x[2]);
        var pictures = p.Graph.Count([x[0], grid.Shape[0] / x[0]], 0).Reshape([grid.Shape[0], 1]);
        return
        [
            .. from line in lines
               from column in columns
               select new GridTap(
                   (((pictures * x[2]) + line.Place) * x[3]) + column.Place,
                   line.Weight * column.Weight,
                   line.Weight * column.Slope,
                   line.Slope * column.Weight),
        ];
    }
}
