using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Bench.Tests;

/// <summary>A few of torchvision's nets, whole: exported, differentiated by us and by PyTorch.</summary>
public sealed class ConformanceTests : IDisposable
{
    const double GreatestError = 1e-4;
    const double LeastCosine = 0.9999;

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableTheory]
    [InlineData("squeezenet1_1", "13,17")]
    [InlineData("mobilenet_v3_small", "13,17")]
    [InlineData("lraspp_mobilenet_v3_large", "17")]
    public void An_exported_net_has_the_gradients_that_PyTorch_gives(string name, string opsets)
    {
        PythonTools.Require("torch", "torchvision", "onnx");
        PythonTools.Succeed(
            "-W", "ignore", "conformance/reference.py", name, _folder.Path, "--opset", opsets, "--tries", "4");
        var cases = Conformance.Read<ConformanceCase>(_folder.File("cases.json"));
        Assert.Equal(2 * opsets.Split(',').Length, cases.Count);
        Assert.All(cases, row =>
        {
            var result = Conformance.Compare(row, _folder.Path, RuntimeSettings.Default);
            Assert.Null(result.Error);
            Assert.InRange(result.ValueError, 0, GreatestError);
            Assert.InRange(result.Cosine, LeastCosine, 1 + 1e-9);
        });
    }

    [Fact]
    public void What_cannot_be_differentiated_is_reported_with_its_reason()
    {
        var row = new ConformanceCase("missing.onnx", 13, "input.npy", "channel(logits, 0)", 1, "0.gradient.npy", 0);
        Assert.Contains("missing.onnx", Conformance.Compare(row, _folder.Path, RuntimeSettings.Default).Error);
    }
}
