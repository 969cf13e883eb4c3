using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Features;

/// <summary>Brings the weights of every kind of layer into one order: kernel, slice, row, column.</summary>
static class KernelOrder
{
    public static LayerKernels Of(Layer layer, Node node, Tensor weight, Shape? flattened) => node.Operator switch
    {
        "Conv" or "FusedConv" => Convolution(layer, node, weight.Shape, weight.ToFloats()),
        "ConvTranspose" =>
            Convolution(
                layer, node, Turned(weight.Shape, Groups(node)), Turned(weight.ToFloats(), weight.Shape, Groups(node))),
        _ => Dense(layer, node, weight, flattened),
    };

    static long Groups(Node node) => node.Attributes.Int("group", 1);

    static LayerKernels Convolution(Layer layer, Node node, Shape shape, float[] numbers)
    {
        var sides = shape.Skip(2).ToArray();
        var (height, width) = sides.Length > 1 ? (sides[^2], sides[^1]) : (1, sides.FirstOrDefault(1));
        var count = (int)shape[0];
        return new(
            layer,
            node.Inputs[1],
            count,
            (int)(shape.Size / (count * height * width)),
            (int)height,
            (int)width,
            false,
            numbers);
    }

    /// <summary>The shape [O, I / groups, ...] of transposed weights [I, O / groups, ...].</summary>
    static Shape Turned(Shape shape, long groups) => [shape[1] * groups, shape[0] / groups, .. shape.Skip(2)];

    static float[] Turned(float[] numbers, Shape shape, long groups)
    {
        var (outputs, inputs) = (shape[1], shape[0] / groups);
        var area = shape.Skip(2).Aggregate(1L, (product, side) => product * side);
        var turned = new float[numbers.Length];
        for (long place = 0; place < shape[0] * outputs; place++)
        {
            var (input, output) = (place / outputs, place % outputs);
            var to = ((((input / inputs) * outputs) + output) * inputs) + (input % inputs);
            Array.Copy(numbers, place * area, turned, to * area, area);
        }

        return turned;
    }

    static LayerKernels Dense(Layer layer, Node node, Tensor weight, Shape? flattened)
    {
        var byRow = node.Operator == "Gemm" && node.Attributes.Int("transB", 0) != 0;
        var (count, size) = byRow
            ? ((int)weight.Shape[0], (int)weight.Shape[1])
            : ((int)weight.Shape[1], (int)weight.Shape[0]);
        var numbers = byRow ? weight.ToFloats() : Columns(weight.ToFloats(), size, count);
        var (slices, height, width) = flattened is { Rank: 4 } maps && maps[1] * maps[2] * maps[3] == size
            ? ((int)maps[1], (int)maps[2], (int)maps[3])
            : (size, 1, 1);
        return new(layer, node.Inputs[1], count, slices, height, width, false, numbers);
    }

    static float[] Columns(float[] numbers, int rows, int columns)
    {
        var turned = new float[numbers.Length];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                turned[(column * rows) + row] = numbers[(row * columns) + column];
            }
        }

        return turned;
    }
}
