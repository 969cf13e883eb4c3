using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Networks.Tests;

/// <summary>All weights are one, so the pixels with a gradient are those that a position sees.</summary>
public sealed class ReceptiveFieldTests : IDisposable
{
    const int Side = 40;

    readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Exact => [.. Rows.Where(row => row.Value.IsExact).Select(row => row.Key)];

    public static TheoryData<string> All => [.. Rows.Keys];

    static Dictionary<string, (Func<Value, Value> Write, bool IsExact)> Rows { get; } = new()
    {
        ["two convolutions"] =
            (x => Conv(Conv(x, Window.Square(3, padding: 1)), Window.Square(5, stride: 2, padding: 2)), true),
        ["an even kernel"] = (x => Conv(x, Window.Square(4, stride: 3)), true),
        ["uneven sides"] =
            (x => Conv(
                Conv(x, new([3, 1], [2, 1], [1, 1], [1, 0], [0, 0])),
                new([1, 5], [1, 2], [1, 1], [0, 1], [0, 3])), true),
        ["pools between"] = (x => Pool(Conv(Pool(Conv(x)), Window.Square(3, padding: 1)), 3, 2), true),
        ["auto_pad"] =
            (x => Op(
                "AveragePool",
                x,
                new()
                {
                    { "kernel_shape", (long[])[3, 3] },
                    { "strides", (long[])[2, 2] },
                    { "auto_pad", "SAME_UPPER" },
                },
                [1, 3, 20, 20]), true),
        ["branches of two lengths"] = (x => new[] { Same(x), Same(Same(x)) }.Concat(1), true),
        ["a residual"] = (x => Same(Same(x)) + x, true),
        ["padding first"] = (x => Conv(x.Pad([0, 0, 3, 1], [0, 0, 3, 1]), Window.Square(5)), true),
        ["a slice with steps"] = (x => Conv(x).Slice(2, 3, 12, 2).Slice(3, 1, 30), true),
        ["a transposed layout"] =
            (x => Conv(x.Transpose(0, 2, 3, 1).Transpose(0, 3, 1, 2), Window.Square(3)).Transpose(0, 2, 3, 1), true),
        ["a channel shuffle"] = (x => Conv(Shuffled(Conv(x, outputs: 6))), true),
        ["a product over channels"] = (x => x.Transpose(0, 2, 3, 1).MatMul(Ones(x, 3, 5)), true),
        ["a gate"] = (x => Conv(x) * Conv(x).Mean([2, 3]), true),
        ["nearest enlargement"] = (x => Conv(Pool(x, 2, 2)).EnlargeNearest(2, 2), false),
        ["linear enlargement"] = (x => Enlarged(Conv(Pool(x, 2, 2)), "linear"), false),
        ["cubic enlargement"] = (x => Enlarged(Conv(Pool(x, 2, 2)), "cubic"), false),
        ["a transposed convolution"] =
            (x => Conv(x, Window.Square(3, 2)).ConvAdjoint(
                Ones(x, 3, 3, 4, 4), Window.Square(4, 2, 1), [1, 3, 38, 38]), false),
        ["space to depth"] = (x => Conv(Op("SpaceToDepth", x, new() { { "blocksize", 2L } }, [1, 12, 20, 20])), true),
        ["depth to space"] =
            (x => Op("DepthToSpace", Conv(Pool(x, 2, 2), outputs: 4), new() { { "blocksize", 2L } }, [1, 1, 36, 36]),
                false),
    };

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Exact))]
    public void The_pixels_with_a_gradient_are_the_receptive_field(string name) =>
        Compare(name, (seen, field, length) => Assert.Equal(Clipped(field, length), seen));

    [Theory, MemberData(nameof(All))]
    public void No_pixel_outside_the_receptive_field_has_a_gradient(string name) =>
        Compare(name, (seen, field, length) =>
        {
            var (first, last) = Clipped(field, length);
            Assert.InRange(seen.First, first, last);
            Assert.InRange(seen.Last, first, last);
        });

    [Fact]
    public void A_gate_sees_everything_but_keeps_its_place()
    {
        var field = Load("a gate").FindLayers().All[^1].ReceptiveField;
        Assert.Null(field.Size);
        Assert.Equal(1, field.Stride);
        Assert.Equal(18, field.Rows.CentreAt(17));
    }

    void Compare(string name, Action<(long First, long Last), (long Start, long Length), long> check)
    {
        var layer = Load(name).FindLayers().All[^1];
        var (rowAxis, columnAxis) = layer.Shape[3] == layer.Channels || layer.Shape[1] > 12 ? (1, 2) : (2, 3);
        foreach (var part in (double[])[0, 0.5, 1])
        {
            var row = (long)(part * (layer.Shape[rowAxis] - 1));
            var column = (long)(part * (layer.Shape[columnAxis] - 1));
            var (rows, columns) = Seen(name, (rowAxis, row), (columnAxis, column));
            var field = layer.ReceptiveField;
            check(rows, (field.Rows.StartAt(row), field.Rows.LengthIn(Side)), Side);
            check(columns, (field.Columns.StartAt(column), field.Columns.LengthIn(Side)), Side);
        }
    }

    static (long First, long Last) Clipped((long Start, long Length) field, long length) =>
        (Math.Max(0, field.Start), Math.Min(length, field.Start + field.Length) - 1);

    /// <summary>
    /// The first and last row and column with a gradient from one position, summed over the channels.
    /// </summary>
    static ((long First, long Last) Rows, (long First, long Last) Columns) Seen(
        string name, params (int Axis, long Index)[] position)
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new(ElementType.Float, [1, 3, Side, Side]));
        var y = position.Aggregate(Rows[name].Write(x), (value, at) => value.Slice(at.Axis, at.Index, 1));
        var gradient = new Differentiator(GradientRules.Standard).Differentiate(y.Sum(), x)[0];
        using var session = OnnxSession.Open(
            OnnxModel.Of(graph.Build([new("gradient", gradient)])), RuntimeSettings.Default);
        var numbers = session.Run(
            new Dictionary<string, Tensor> { ["x"] = SmallNets.Drawn(new Random(3), x.Shape) })["gradient"].ToFloats();
        var seen = Enumerable.Range(0, numbers.Length).Where(index => numbers[index] != 0).Select(
            index => index % (Side * Side)).ToArray();
        return ((seen.Min() / Side, seen.Max() / Side),
            (seen.Min(index => index % Side), seen.Max(index => index % Side)));
    }

    Network Load(string name)
    {
        var graph = new GraphBuilder();
        var y = Rows[name].Write(graph.Input("x", new(ElementType.Float, [1, 3, Side, Side])));
        var path = _folder.File("net.onnx");
        ModelFile.Write(path, OnnxModel.Of(graph.Build([new("y", y)])));
        return Network.Load(path);
    }

    static Value Conv(Value x, Window? window = null, long outputs = 3)
    {
        var used = window ?? Window.Square(3);
        return x.Conv(Ones(x, [outputs, x.Shape[1], .. used.Kernel]), null, used);
    }

    static Value Same(Value x) => Conv(x, Window.Square(3, padding: 1));

    static Value Pool(Value x, long size = 2, long stride = 2) =>
        x.AveragePool(Window.Square(size, stride), countPadding: true);

    static Value Ones(Value x, params ReadOnlySpan<long> shape) =>
        x.Builder.Constant(Tensor.Of([.. Enumerable.Repeat(1f, (int)Shape.Of(shape).Size)], Shape.Of(shape)));

    static Value Op(string name, Value x, Attributes attributes, Shape shape) =>
        x.Builder.Op(name, [x], x.Type.Sized(shape), attributes);

    static Value Shuffled(Value x) =>
        x.Reshape([1, 2, 3, x.Shape[2], x.Shape[3]]).Transpose(0, 2, 1, 3, 4).Reshape(x.Shape);

    static Value Enlarged(Value x, string mode)
    {
        var sizes = x.Builder.Integers(1, x.Shape[1], x.Shape[2] * 2, x.Shape[3] * 2);
        return x.Builder.Op(
            "Resize",
            [x, null, null, sizes],
            x.Type.Sized([1, x.Shape[1], x.Shape[2] * 2, x.Shape[3] * 2]),
            new() { { "mode", mode } });
    }
}
