using OnnxViz.Graph;
using OnnxViz.Runtime;

namespace OnnxViz.Ascent;

/// <summary>
/// The program between two frames, on the device: one sampling for all that moves, colours turned and kept steady, a
/// little noise for the detail that sampling loses. The optimiser's memory is of the frame before, so it is emptied.
/// </summary>
sealed class MotionGraph(ReelSettings settings, Shape pictures)
{
    const string Matrices = "matrices";
    const string Swirl = "swirl";
    const string Hue = "hue";
    const string Noise = "noise";
    const string Share = "share";
    const string Means = "means";
    const string Deviations = "deviations";
    const int Colours = 3;

    /// <summary>What a channel's contrast may be multiplied by at most, or divided by, in full steadiness.</summary>
    const float Stretch = 2;

    const float Tiny = 1e-6f;

    readonly GraphBuilder _graph = new();

    /// <summary>The states of a reel by name.</summary>
    public static IReadOnlyDictionary<string, TensorType> States(Stage stage, Shape pictures)
    {
        var type = new TensorType(ElementType.Float, pictures);
        var states = new Dictionary<string, TensorType>
        {
            [StepGraph.Current] = type,
            [StepGraph.Best] = type,
            [StepGraph.BestValue] = new(ElementType.Float, [pictures[0]]),
        };
        foreach (var name in stage.Parameterization.Shapes(pictures).Keys)
        {
            states[StepGraph.StateOf(name)] = type;
            foreach (var memory in stage.Optimizer.Memory)
            {
                states[StepGraph.MemoryOf(name, memory)] = type;
            }
        }

        return states;
    }

    /// <summary>Writes the program.</summary>
    /// <param name="pixels">The name of the parameter that holds the pixels.</param>
    public OnnxModel Write(string pixels)
    {
        var type = new TensorType(ElementType.Float, pictures);
        var moved = new MotionSampler(_graph.Input(StepGraph.StateOf(pixels), type), settings.Wraps).Sample(
            _graph.Input(Matrices, Resampler.MatricesOf(pictures[0])),
            _graph.Input(Swirl, new(ElementType.Float, [pictures[0], 1, 1])));
        var steady = Steadied(Turned(moved)) + _graph.Input(Noise, type);
        var outputs = new Dictionary<string, Value>
        {
            [StateProgram.Next + StepGraph.StateOf(pixels)] = steady.Clip(0, 1),
            [StateProgram.Next + StepGraph.BestValue] = _graph.Number(float.MinValue).Expand([pictures[0]]),
        };
        foreach (var memory in settings.Stage.Optimizer.Memory)
        {
            outputs[StateProgram.Next + StepGraph.MemoryOf(pixels, memory)] = _graph.Zeros(type);
        }

        return OnnxModel.Of(_graph.Build(outputs));
    }

    /// <summary>What the program is fed for a motion.</summary>
    /// <param name="motion">The motion.</param>
    /// <param name="colours">What colours are kept at.</param>
    /// <param name="noise">Makes normal numbers of a deviation, [N, C, H, W].</param>
    public IReadOnlyDictionary<string, Tensor> Feeds(FrameMotion motion, ColourAim colours, Func<float, float[]> noise)
    {
        var count = (int)pictures[0];
        Shape each = [1, pictures[1], 1, 1];
        var feeds = new Dictionary<string, Tensor>
        {
            [Matrices] = Resampler.Tensor([.. Enumerable.Repeat(motion.Lead, count)]),
            [Swirl] = Tensor.Full([count, 1, 1], -motion.Swirl),
            [Share] = Tensor.Full(Shape.Scalar, motion.Steadiness),
            [Means] = Tensor.Of([.. colours.Means], each),
            [Deviations] = Tensor.Of([.. colours.Deviations], each),
            [Noise] = motion.Noise == 0
                ? Tensor.Full(pictures, 0)
                : Tensor.Of(noise(motion.Noise), pictures),
        };
        if (pictures[1] == Colours)
        {
            feeds[Hue] = HueTurn(motion.Hue);
        }

        return feeds;
    }

    Value Turned(Value moved) => pictures[1] != Colours
        ? moved
        : _graph.Input(Hue, new(ElementType.Float, [1, Colours, Colours]))
            .MatMul(moved.Reshape([pictures[0], Colours, pictures[2] * pictures[3]])).Reshape(pictures);

    /// <remarks>
    /// x + k (m* + (x - m) g - x), g = s* / s within limits: for k = 1 the aim, were it not for these.
    /// </remarks>
    Value Steadied(Value moved)
    {
        Shape each = [1, pictures[1], 1, 1];
        var share = _graph.Input(Share, new(ElementType.Float, Shape.Scalar));
        var (means, deviations) = (
            _graph.Input(Means, new(ElementType.Float, each)), _graph.Input(Deviations, new(ElementType.Float, each)));
        var mean = moved.Mean([2, 3]);
        var centred = moved - mean;
        var deviation = centred.Square().Mean([2, 3]).Sqrt();
        var gain = (deviations / (deviation + Tiny)).Clip(1 / Stretch, Stretch);
        return moved + (((centred * gain) + means - moved) * share);
    }

    /// <summary>The turn about the axis of greys by an angle (O. Rodrigues, 1840), [1, 3, 3].</summary>
    static Tensor HueTurn(float angle)
    {
        var (sine, cosine) = MathF.SinCos(angle);
        var (same, side) = ((1 - cosine) / 3, sine / MathF.Sqrt(3));
        var (own, behind, before) = (cosine + same, same - side, same + side);
        return Tensor.Of([own, behind, before, before, own, behind, behind, before, own], [1, Colours, Colours]);
    }
}
