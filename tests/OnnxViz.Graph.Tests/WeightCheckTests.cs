using OnnxViz.Testing;

namespace OnnxViz.Graph.Tests;

public sealed class WeightCheckTests
{
    public static TheoryData<int, int, float> Places
    {
        get
        {
            var data = new TheoryData<int, int, float>();
            foreach (
                var (size, place) in new[] { (2, 0), (2, 1), (64, 63), (67, 66), (5000, 2500), (600_000, 599_999) })
            {
                data.Add(size, place, float.NaN);
                data.Add(size, place, float.PositiveInfinity);
                data.Add(size, place, float.NegativeInfinity);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Places))]
    public void A_number_that_is_none_is_found_wherever_it_is(int size, int place, float content)
    {
        var numbers = Enumerable.Repeat(float.MaxValue, size).ToArray();
        WeightCheck.RequireFinite(With(Tensor.Of(numbers, [size])));
        numbers[place] = content;
        var error = Assert.Throws<OnnxVizException>(() => WeightCheck.RequireFinite(With(Tensor.Of(numbers, [size]))));
        Assert.Contains("conv1.weight", error.Message);
    }

    [Fact]
    public void Weights_in_a_file_are_looked_at_piece_by_piece()
    {
        using var folder = new TemporaryFolder();
        var numbers = new float[3_000_000];
        Array.Fill(numbers, 1);
        var graph = Reread(numbers);
        Assert.IsType<BytesInFile>(graph.Constants["conv1.weight"].Data);
        var before = GC.GetAllocatedBytesForCurrentThread();
        WeightCheck.RequireFinite(graph);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 12_000_000, 14_000_000);
        numbers[^1] = float.NaN;
        Assert.Throws<OnnxVizException>(() => WeightCheck.RequireFinite(Reread(numbers)));

        OnnxGraph Reread(float[] content)
        {
            ModelFile.Write(folder.File("model.onnx"), OnnxModel.Of(With(Tensor.Of(content, [content.Length]))));
            return ModelFile.Read(folder.File("model.onnx")).Graph;
        }
    }

    [Theory]
    [InlineData(ElementType.Float16, 0x7C00, 2)]
    [InlineData(ElementType.BFloat16, 0x7F80, 2)]
    [InlineData(ElementType.Double, 0x7FF8_0000_0000_0000, 8)]
    public void Other_widths_are_understood(ElementType element, long pattern, int width)
    {
        var bytes = Enumerable.Repeat(BitConverter.GetBytes(pattern)[..width], 3).SelectMany(one => one).ToArray();
        var tensor = Tensor.Of(new TensorType(element, [3]), bytes);
        Assert.Throws<OnnxVizException>(() => WeightCheck.RequireFinite(With(tensor)));
        WeightCheck.RequireFinite(With(Tensor.Of(new TensorType(element, [3]), new byte[3 * width])));
    }

    [Fact]
    public void A_single_infinite_number_is_a_limit_and_a_single_NaN_is_not()
    {
        WeightCheck.RequireFinite(With(Tensor.Full([], float.PositiveInfinity)));
        Assert.Throws<OnnxVizException>(() => WeightCheck.RequireFinite(With(Tensor.Full([], float.NaN))));
    }

    [Fact]
    public void A_mask_of_zeros_and_negative_infinities_is_allowed()
    {
        WeightCheck.RequireFinite(With(Tensor.Of([0f, float.NegativeInfinity, 0], [3])));
        var broken = With(Tensor.Of([0f, float.PositiveInfinity], [2]));
        Assert.Throws<OnnxVizException>(() => WeightCheck.RequireFinite(broken));
    }

    [Fact]
    public void Integers_are_always_finite() =>
        WeightCheck.RequireFinite(With(Tensor.Vector(-1, long.MaxValue, 0x7F80_0000)));

    static OnnxGraph With(Tensor tensor) =>
        new("g", [], [], new Dictionary<string, Tensor> { ["conv1.weight"] = tensor }, []);
}
