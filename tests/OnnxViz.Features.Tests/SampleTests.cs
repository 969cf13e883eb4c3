using System.Diagnostics;
using OnnxViz.Features.Tests.Running;

namespace OnnxViz.Features.Tests;

public sealed class SampleTests
{
    [Fact]
    public void The_sample_names_the_strongest_channel_of_each_picture()
    {
        using var dumped = new Dumped();
        var program = Path.Combine(AppContext.BaseDirectory, "onnxviz-sample.dll");
        var start = new ProcessStartInfo("dotnet", [program, dumped.At("plain.onnx"), "relu1", dumped.At("*.png")])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(9, lines.Length);
        Assert.All(lines, line => Assert.Matches(@"^p\d: channel \d, \d", line));
    }
}
