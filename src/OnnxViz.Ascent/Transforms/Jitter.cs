using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// Rolls each picture by a whole number of pixels in each direction, what leaves at one side coming in at the other (A. Mordvintsev et al.,
/// DeepDream, 2015).
/// </summary>
/// <param name="Pixels">The most it moves, at least 1.</param>
public sealed record Jitter(int Pixels) : Transform
{
    const string Rows = "jitter.rows";
    const string Columns = "jitter.columns";

    /// <inheritdoc/>
    public override Value Apply(Value pictures, Func<string, TensorType, Value> input)
    {
        var planes = pictures.Shape[0] * pictures.Shape[1];
        var (height, width) = (pictures.Shape[2], pictures.Shape[3]);
        var rows = input(Rows, new(ElementType.Int64, [planes * height]));
        var columns = input(Columns, new(ElementType.Int64, [planes * width]));
        var rolled = pictures.Reshape([planes * height, width]).Gather(rows, 0);
        var turned = rolled.Reshape([planes, height, width]).Transpose(0, 2, 1).Reshape([planes * width, height]);
        return turned.Gather(columns, 0).Reshape([planes, width, height]).Transpose(0, 2, 1).Reshape(pictures.Shape);
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Tensor> Draw(Shape pictures, IReadOnlyList<CounterRandom?> random) => new Dictionary<string, Tensor>
    {
        [Rows] = Roll(pictures, 2, random),
        [Columns] = Roll(pictures, 3, random),
    };

    Tensor Roll(Shape pictures, int axis, IReadOnlyList<CounterRandom?> random)
    {
        var (channels, length) = (pictures[1], pictures[axis]);
        var indices = new long[random.Count * channels * length];
        for (var index = 0; index < indices.Length; index++)
        {
            var plane = index / length;
            var shift = random[(int)(plane / channels)]?.Integer(axis, -Pixels, Pixels) ?? 0;
            indices[index] = (plane * length) + (((index % length) + shift + (length * Pixels)) % length);
        }

        return Tensor.Vector(indices);
    }
}
