using System.Runtime.InteropServices;
using OnnxViz.Graph;

namespace OnnxViz.Gradients.Tests;

/// <summary>
/// Rules write constants and intermediate values in the type of the operator: a graph in half precision is
/// differentiated as it is.
/// </summary>
public sealed class HalfPrecisionTests
{
    static readonly float[] Point = [-1.7f, -0.6f, -0.2f, 0.3f, 0.8f, 2.2f];
    static readonly float[] Positive = [0.4f, 0.7f, 1.1f, 1.6f, 2.3f, 3.1f];

    public static TheoryData<string> Anywhere =>
    [
        "Relu", "LeakyRelu", "ThresholdedRelu", "Elu", "Selu", "Sigmoid", "Tanh", "HardSigmoid", "HardSwish",
        "Softplus",
        "Softsign", "Mish", "Gelu", "Softmax", "LogSoftmax", "Neg", "Abs", "Exp", "Erf", "Sin", "Cos", "Atan",
        "LpNormalization",
    ];

    public static TheoryData<string> AboveZero => ["Sqrt", "Log", "Reciprocal"];

    public static TheoryData<string> Reducing =>
    [
        "ReduceSum", "ReduceMean", "ReduceMax", "ReduceMin", "ReduceL1", "ReduceL2", "ReduceSumSquare", "ReduceLogSum",
        "ReduceLogSumExp", "ReduceProd",
    ];

    [Theory, MemberData(nameof(Anywhere))]
    public void Functions_agree_with_single_precision(string operation) => Compare(x => x.Unary(operation), Point);

    [Theory, MemberData(nameof(AboveZero))]
    public void Functions_of_positive_numbers_agree_with_single_precision(string operation) =>
        Compare(x => x.Unary(operation), Positive);

    [Theory, MemberData(nameof(Reducing))]
    public void Reductions_agree_with_single_precision(string operation) =>
        Compare(x => x.Builder.Op(operation, [x], x.Type.Sized([1])), Positive);

    [Fact]
    public void Powers_agree_with_single_precision() => Compare(x => x.Pow(x * 0.5f), Positive);

    [Fact]
    public void Clipping_agrees_with_single_precision() => Compare(x => x.Clip(-1, 1), Point);

    [Fact]
    public void Maxima_agree_with_single_precision() => Compare(x => x.Max(x * x), Point);

    [Fact]
    public void Layer_normalisation_agrees_with_single_precision() =>
        Compare(x => x.Builder.Op("LayerNormalization", [x, Vector(x, 1, -2, 3, 0.5f, 1, 2)], x.Type), Point);

    [Fact]
    public void Batch_normalisation_agrees_with_single_precision() => Compare(BatchNormalization, Point, [1, 6]);

    [Fact]
    public void Repeated_picks_agree_with_single_precision() =>
        Compare(x => x.Gather(x.Builder.Integers(4, 1, 4, 0, 5), 0), Point);

    [Fact]
    public void Matrix_products_agree_with_single_precision() =>
        Compare(x => x.Reshape([2, 3]).MatMul(x.Reshape([3, 2])), Point);

    [Fact]
    public void Reflections_agree_with_single_precision() => Compare(Reflected, Point, [1, 6]);

    [Fact]
    public void Enlargement_agrees_with_single_precision() => Compare(x => x.EnlargeNearest(2, 3), Point, [1, 1, 2, 3]);

    [Fact]
    public void Interpolation_agrees_with_single_precision() => Compare(Interpolated, Point, [1, 1, 2, 3]);

    [Fact]
    public void Maxima_of_windows_agree_with_single_precision() =>
        Compare(x => x.MaxPool(new([2, 2], [1, 1], [1, 1], [1, 0], [0, 1])), Point, [1, 1, 2, 3]);

    [Fact]
    public void Maxima_of_tiles_agree_with_single_precision() =>
        Compare(x => x.MaxPool(Window.Square(2, stride: 2)), Point, [1, 1, 2, 3]);

    [Fact]
    public void Means_of_windows_agree_with_single_precision() =>
        Compare(x => x.AveragePool(Window.Square(2, padding: 1), countPadding: false), Point, [1, 1, 2, 3]);

    [Theory]
    [InlineData("GlobalMaxPool")]
    [InlineData("GlobalAveragePool")]
    [InlineData("GlobalLpPool")]
    public void Pools_of_everything_agree_with_single_precision(string operation) =>
        Compare(x => x.Builder.Op(operation, [x], x.Type.Sized([1, 2, 1])), Point, [1, 2, 3]);

    [Fact]
    public void Norms_of_windows_agree_with_single_precision() => Compare(
        x => x.Builder.Op(
            "LpPool", [x], x.Type.Sized([1, 1, 1, 2]), new Attributes { { "kernel_shape", (long[])[2, 2] } }),
        Point,
        [1, 1, 2, 3]);

    [Fact]
    public void Convolutions_agree_with_single_precision() =>
        Compare(
            x => x.Conv(Vector(x, 1, -2, 0.5f, 3).Reshape([1, 1, 2, 2]), null, Window.Square(2, padding: 1)),
            Point,
            [1, 1, 2, 3]);

    [Theory]
    [InlineData("none")]
    [InlineData("add")]
    [InlineData("mul")]
    [InlineData("max")]
    public void Scattered_numbers_agree_with_single_precision(string reduction) => Compare(
        x => x.Builder.Op(
            "ScatterElements", [x, x.Builder.Integers(0, 3, 5), x.Slice(0, 0, 3) * 2], x.Type,
            new Attributes { { "reduction", reduction } }),
        Point);

    [Fact]
    public void Determinants_agree_with_single_precision() =>
        Compare(x => x.Builder.Op("Det", [x.Slice(0, 0, 4).Reshape([1, 2, 2])], x.Type.Sized([1])), Point);

    [Fact]
    public void Samples_agree_with_single_precision() => Compare(
        x => x.Builder.Op(
            "GridSample", [x, Vector(x, -0.5f, 0.3f, 0.9f, -1.4f).Reshape([1, 1, 2, 2])], x.Type.Sized([1, 1, 1, 2])),
        Point,
        [1, 1, 2, 3]);

    static Value Reflected(Value x) => x.Builder.Op(
        "Pad", [x, x.Builder.Integers(0, 2, 0, 3)], x.Type.Sized([1, 11]), new Attributes { { "mode", "reflect" } });

    static Value Interpolated(Value x) => x.Builder.Op(
        "Resize",
        [x, null, null, x.Builder.Integers(1, 1, 3, 5)],
        x.Type.Sized([1, 1, 3, 5]),
        new Attributes { { "mode", "linear" } });

    static Value BatchNormalization(Value x)
    {
        var statistics = Vector(x, 1, 2, 3, 4, 5, 6);
        return x.Builder.Op("BatchNormalization", [x, statistics, statistics, statistics, statistics], x.Type);
    }

    static Value Vector(Value x, params float[] numbers) => x.Builder.Constant(x.Element == ElementType.Float
        ? Tensor.Of(numbers, [numbers.Length])
        : Tensor.Of(
            new TensorType(ElementType.Float16, [numbers.Length]),
            MemoryMarshal.AsBytes<Half>(Array.ConvertAll(numbers, number => (Half)number)).ToArray()));

    static void Compare(Func<Value, Value> function, float[] point, params long[] shape)
    {
        var single = Gradient(function, point, shape, ElementType.Float);
        var half = Gradient(function, point, shape, ElementType.Float16);
        var largest = single.Max(Math.Abs);
        Assert.All(single.Zip(half), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 0.005f * largest));
    }

    /// <summary>
    /// The gradient of the weighted sum of a function's results: the plain sum of a normalisation is constant.
    /// </summary>
    static float[] Gradient(Func<Value, Value> function, float[] point, long[] shape, ElementType element)
    {
        var input = new GraphBuilder().Input("x", new(ElementType.Float, [point.Length]));
        var x = input.Cast(element).Reshape(shape.Length == 0 ? input.Shape : Shape.Of(shape));
        var y = function(x);
        var weights = y.Builder.Constant(
            Tensor.Of([.. Enumerable.Range(1, (int)y.Shape.Size).Select(n => 1f / n)], y.Shape));
        var gradient = new Differentiator(GradientRules.Standard).Differentiate(
            [new(y, weights.Cast(element))], [x])[0];
        Assert.Equal(element, gradient.Element);
        return Derivative.Run(gradient.Cast(ElementType.Float), point);
    }
}
