using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>Convolutions and their transposes.</summary>
static class Convolutions
{
    /// <summary>
    /// Below this many input channels a convolution with turned weights computes mostly padding of the blocked layout.
    /// </summary>
    const int FewChannels = 16;

    /// <summary>
    /// The largest window that the gradient by columns takes apart: it writes some nodes for each tap.
    /// </summary>
    const long MostTaps = 256;

    [Gradient("Conv")]
    static Value ConvInput(Pullback p) => p.Dy.ConvAdjoint(p.X(1), p.WindowOf(1), p.X().Shape);

    /// <remarks>
    /// With stride 1 the adjoint is itself a convolution, with the kernels turned by 180 degrees and the channel axes
    /// exchanged. Kernels that the
    /// graph picks from constants are turned in the graph: they are few.
    /// </remarks>
    [Gradient("Conv", Profile = Profile.Cpu)]
    static Value ConvInputBlocked(Pullback p)
    {
        var window = p.WindowOf(1);
        if (!IsTurnable(window, p.X().Shape))
        {
            return ConvInput(p);
        }

        return p.X(1).Constant is { Element: ElementType.Float } weight
            ? p.Dy.Conv(p.Graph.Constant(TurnedWeight.Of(weight, window.Groups), "turned"), null, Turned(window))
            : window.Groups == 1 && IsPicked(p.Graph, p.X(1))
            ? p.Dy.Conv(TurnedWeight.Of(p.X(1)), null, Turned(window))
            : ConvInput(p);
    }

    static bool IsPicked(GraphBuilder graph, Value weight) => weight.Element == ElementType.Float
        && graph.Nodes.FirstOrDefault(node => node.Outputs.Contains(weight.Name)) is { Operator: "Gather" } gather
        && graph[gather.Inputs[0]].Constant is not null;

    [Gradient("Conv", 1)]
    static Value ConvWeight(Pullback p) => ConvolutionWeight.Gradient(p.X(), p.Dy, p.WindowOf(1), p.X(1).Shape);

    [Gradient("Conv", 1, Profile = Profile.Cpu)]
    static Value ConvWeightByColumns(Pullback p) => p.WindowOf(1) is { Groups: 1, Rank: 2 } window
        && window.Kernel[0] * window.Kernel[1] <= MostTaps
        ? ConvolutionWeight.GradientByColumns(p.X(), p.Dy, window, p.X(1).Shape)
        : ConvWeight(p);

    [Gradient("Conv", 2), Gradient("ConvTranspose", 2)]
    static Value Bias(Pullback p) => p.Dy.Sum([0, .. SpatialAxes(p.Dy)], keep: false);

    [Gradient("ConvTranspose")]
    static Value ConvTransposeInput(Pullback p) => Fit(p.Dy.Conv(p.X(1), null, TransposeWindow(p)), p.X().Shape);

    [Gradient("ConvTranspose", 1)]
    static Value ConvTransposeWeight(Pullback p) =>
        ConvolutionWeight.Gradient(p.Dy, p.X(), TransposeWindow(p), p.X(1).Shape);

    static bool IsTurnable(Window window, Shape input) =>
        window.Strides.All(stride => stride == 1)
        && Enumerable.Range(0, window.Rank)
            .All(axis => window.Extent(axis) > Math.Max(window.Before[axis], window.Behind[axis]))
        && (window.Groups > 1 || input[1] >= FewChannels);

    static Window Turned(Window window) => window with
    {
        Before = [.. window.Before.Select((pad, axis) => window.Extent(axis) - 1 - pad)],
        Behind = [.. window.Behind.Select((pad, axis) => window.Extent(axis) - 1 - pad)],
    };

    static IEnumerable<long> SpatialAxes(Value x) => Enumerable.Range(2, x.Rank - 2).Select(axis => (long)axis);

    static Value Fit(Value x, Shape shape) =>
        Enumerable.Range(2, shape.Rank - 2).Aggregate(x, (value, axis) => value.Slice(axis, 0, shape[axis]));

    /// <summary>
    /// The window of the convolution that a ConvTranspose is the adjoint of; its pads follow from the sizes. An output
    /// larger than the windows reach has nothing in its last places.
    /// </summary>
    static Window TransposeWindow(Pullback p)
    {
        var window = Window.Of(p.Node.Attributes.Without("auto_pad"), [.. p.X(1).Shape.Skip(2)], p.Y().Shape);
        var mode = p.Text("auto_pad", "NOTSET");
        if (mode is "NOTSET" or "VALID" && p.Ints("output_shape") is null)
        {
            return window;
        }

        var extra = p.Ints("output_padding") ?? new long[window.Rank];
        var total = Enumerable.Range(0, window.Rank)
            .Select(
                axis => (window.Strides[axis] * (p.X().Shape[axis + 2] - 1))
                    + extra[axis] + window.Extent(axis) - p.Y().Shape[axis + 2])
            .Select(pads => Math.Max(0, pads));
        long[] less = [.. total.Select(pads => pads / 2)];
        long[] more = [.. total.Select(pads => pads - (pads / 2))];
        return mode == "SAME_UPPER"
            ? window with { Before = less, Behind = more }
            : window with { Before = more, Behind = less };
    }
}
