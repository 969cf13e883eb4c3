using OnnxViz.Runtime;

namespace OnnxViz.Graph.Tests.Building;

/// <summary>The window's arithmetic against ONNX Runtime's own.</summary>
public sealed class WindowTests
{
    static readonly (int Size, int Kernel, int Stride, int Dilation)[] Sizes =
        [(8, 3, 1, 1), (8, 3, 2, 1), (7, 2, 2, 1), (9, 3, 2, 2), (10, 3, 1, 3), (11, 4, 3, 1), (5, 1, 2, 1)];

    /// <summary>Size, kernel, stride, dilation, padding before and behind.</summary>
    public static TheoryData<int, int, int, int, int, int> Explicit
    {
        get
        {
            var data = new TheoryData<int, int, int, int, int, int>();
            foreach (var (size, kernel, stride, dilation) in Sizes)
            {
                data.Add(size, kernel, stride, dilation, 0, 0);
                if (kernel > 1)
                {
                    data.Add(size, kernel, stride, dilation, 1, 0);
                    data.Add(size, kernel, stride, dilation, 0, 1);
                    data.Add(size, kernel, stride, dilation, 1, 1);
                }
            }

            return data;
        }
    }

    public static TheoryData<int, int, int, int, string> Automatic
    {
        get
        {
            var data = new TheoryData<int, int, int, int, string>();
            foreach (var (size, kernel, stride, dilation) in Sizes.Where(each => each.Dilation == 1))
            {
                data.Add(size, kernel, stride, dilation, "SAME_UPPER");
                data.Add(size, kernel, stride, dilation, "SAME_LOWER");
                data.Add(size, kernel, stride, dilation, "VALID");
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Explicit))]
    public void Explicit_pads_and_rounding_up_give_the_size_that_ONNX_Runtime_gives(
        int size, int kernel, int stride, int dilation, int before, int behind)
    {
        foreach (var roundUp in new[] { false, true })
        {
            var attributes = Attributes(kernel, stride, dilation).With("pads", new[] { (long)before, behind })
                .With("ceil_mode", roundUp ? 1L : 0L);
            var window = Window.Of(attributes, [kernel], [1, 1, size]);
            Assert.Equal(Length("MaxPool", size, attributes), window.OutputSizes([1, 1, size])[0]);
        }
    }

    /// <remarks>
    /// Without dilation: with it ONNX Runtime refuses automatic pads in convolutions and forgets it in pools.
    /// </remarks>
    [Theory, MemberData(nameof(Automatic))]
    public void Automatic_pads_become_explicit_ones_that_give_the_same_numbers(
        int size, int kernel, int stride, int dilation, string automatic)
    {
        var attributes = Attributes(kernel, stride, dilation).With("auto_pad", automatic);
        var window = Window.Of(attributes, [kernel], [1, 1, size]);
        var expected = Run("Conv", size, kernel, attributes);
        var result = Run("Conv", size, kernel, window.ToAttributes());
        Assert.Equal(expected.Shape[2], window.OutputSizes([1, 1, size])[0]);
        Assert.Equal(expected.ToFloats(), result.ToFloats());
        Assert.True(window.InputSize(0, expected.Shape[2]) <= size);
    }

    static Attributes Attributes(long kernel, long stride, long dilation) => new()
    {
        { "kernel_shape", new[] { kernel } }, { "strides", new[] { stride } }, { "dilations", new[] { dilation } },
    };

    static long Length(string operation, int size, Attributes attributes) =>
        Run(operation, size, 0, attributes).Shape[2];

    /// <summary>
    /// The operator's result for the numbers 1, 2, 3 ...; a convolution's weights are 1, 2, 3 ... too.
    /// </summary>
    static Tensor Run(string operation, int size, int kernel, Attributes attributes)
    {
        var constants = kernel == 0 ? [] : new Dictionary<string, Tensor> { ["weight"] = Counting(kernel) };
        var graph = new OnnxGraph(
            "window", [ValueInfo.Of("x", new(ElementType.Float, [1, 1, size]))],
            [new("y", ElementType.Undefined, null)], constants,
            [new(operation, ["x", .. constants.Keys], ["y"], attributes)]);
        using var session = OnnxSession.Open(OnnxModel.Of(graph), RuntimeSettings.Default with { Threads = 1 });
        return session.Run(new Dictionary<string, Tensor> { ["x"] = Counting(size) })["y"];
    }

    static Tensor Counting(int count) =>
        Tensor.Of([.. Enumerable.Range(1, count).Select(number => (float)number)], [1, 1, count]);
}
