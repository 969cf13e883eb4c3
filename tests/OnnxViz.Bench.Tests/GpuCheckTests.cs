using System.Diagnostics;
using OnnxViz.Ascent;
using OnnxViz.Networks;
using OnnxViz.Testing;

namespace OnnxViz.Bench.Tests;

/// <summary>What <c>tools/gpu</c> does on a machine without a GPU.</summary>
public sealed class GpuCheckTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public void The_check_goes_through_its_parts_with_the_processor_in_the_place_of_a_GPU()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "check.sh is for Linux.");
        Pack();
        var (code, said) = Check(
            "--dry-run", "cpu", "--no-torch", "--minutes", "60", "--only", "1 2 3 4 7", "--out", _folder.File("out"));
        Skip.If(said.Contains("python3 is needed"), "There is no python3.");
        Assert.True(code == 0, said);
        var table = File.ReadAllText(_folder.File("out/check.md"));
        Assert.Contains("| 1 | gradients of 1 of 2 nets, TF32 off | least cosine 1.000000 |", table);
        Assert.Contains("| 1 | ... broken |", table);
        Assert.Contains("| 2 | not on the device: vgg16 | none |", table);
        Assert.Contains("| 3 | forward + gradient, batch 2, TF32 off |", table);
        Assert.Contains("| 4 | step of drawing, batch 1, TF32 off |", table);
        Assert.Contains("| 6 | memory, step, batch 1 |", table);
        Assert.Contains("| 7 | step of drawing, batch 1, cpu |", table);
        Assert.DoesNotContain("| part ", table[(table.IndexOf("---", StringComparison.Ordinal))..]);
    }

    [SkippableFact]
    public void A_part_that_fails_is_told_and_the_others_go_on()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "check.sh is for Linux.");
        Pack();
        Directory.Delete(_folder.File("pack/nets"), recursive: true);
        var (_, said) = Check(
            "--dry-run", "cpu", "--no-torch", "--minutes", "60", "--only", "1 2", "--out", _folder.File("out"));
        Skip.If(said.Contains("python3 is needed"), "There is no python3.");
        var table = File.ReadAllText(_folder.File("out/check.md"));
        Assert.Contains("| 1 | part 1-gradients |", table);
        Assert.Contains("| 2 | not on the device: vgg16 | none |", table);
    }

    [SkippableTheory]
    [InlineData("--minutes is a whole number, not soon", "--minutes", "soon")]
    [InlineData("--dry-run takes cpu", "--dry-run", "gpu")]
    [InlineData("--out needs a value", "--out")]
    public void Wrong_usage_of_the_check_is_a_line(string line, params string[] words)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "check.sh is for Linux.");
        Pack();
        var (code, said) = Check(words);
        Assert.Equal((1, $"check: {line}"), (code, said.Trim()));
    }

    [Fact]
    public void What_ran_elsewhere_is_counted_once_for_each_node()
    {
        const string json =
            """
            [{"cat":"Session","name":"model_loading"},
             {"cat":"Node","name":"conv1_kernel_time","args":{"op_name":"Conv","provider":"CUDAExecutionProvider"}},
             {"cat":"Node","name":"conv1_kernel_time","args":{"op_name":"Conv","provider":"CUDAExecutionProvider"}},
             {"cat":"Node","name":"top_kernel_time","args":{"op_name":"TopK","provider":"CPUExecutionProvider"}},
             {"cat":"Node","name":"c1_kernel_time",
              "args":{"op_name":"MemcpyToHost","provider":"CUDAExecutionProvider"}},
             {"cat":"Node","name":"c1_fence_before","args":{"op_name":"MemcpyToHost"}}]
            """;
        var placement = Placement.Of(Placement.Events(json), "CUDAExecutionProvider");
        Assert.Equal(3, placement.Nodes);
        Assert.Equal(["MemcpyToHost x1", "TopK x1"], placement.Elsewhere);
    }

    [Fact]
    public void The_net_that_is_measured_has_the_layers_of_VGG16()
    {
        VggNet.Write(_folder.File("vgg16.onnx"), narrow: 16);
        var network = Network.Load(_folder.File("vgg16.onnx"));
        Assert.Equal(13, VggNet.Layers.Count());
        Assert.Equal(4224 / 16, VggNet.Layers.Sum(layer => network.FindLayers().Find(layer).Channels));
        Assert.Equal("Relu", network.FindLayers().Find("block5_conv3").Operator);
        Assert.NotNull(Objective.Parse("channel(block5_conv1, 0)").In(network));
    }

    /// <summary>A folder as unpack.sh makes it, of what the tests were built from.</summary>
    void Pack()
    {
        var pack = Directory.CreateDirectory(_folder.File("pack")).FullName;
        foreach (var file in (string[])["check.sh", "table.py", "torch_side.py"])
        {
            File.Copy(Path.Combine(Repository.Root, "tools", "gpu", file), Path.Combine(pack, file));
        }

        Script("onnxviz-bench", $"exec dotnet '{typeof(VggNet).Assembly.Location}' \"$@\"");
        Script("onnxviz", "exit 1");
        Directory.CreateDirectory(Path.Combine(pack, "nets"));
        VggNet.Write(Path.Combine(pack, "nets", "small.onnx"), narrow: 32);
        File.WriteAllText(Path.Combine(pack, "nets", "broken.onnx"), "no model");
    }

    void Script(string name, string line)
    {
        var path = _folder.File($"pack/bin/{name}");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, $"#!/bin/bash\n{line}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    (int Code, string Said) Check(params string[] words)
    {
        using var process = Process.Start(
            new ProcessStartInfo("bash", [_folder.File("pack/check.sh"), .. words])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.Result.Length == 0 || process.ExitCode == 0 ? said : said + output.Result);
    }
}
