using OnnxViz.Graph;

namespace OnnxViz.Runtime.Tests;

/// <summary>Devices in text, and what CUDA is asked for; no GPU is needed.</summary>
public sealed class DeviceTests
{
    [Theory]
    [InlineData("cpu", "cpu")]
    [InlineData("cuda", "cuda:0")]
    [InlineData("cuda:3", "cuda:3")]
    [InlineData("cuda+tf32", "cuda:0+tf32")]
    [InlineData("cuda:1+nographs+nhwc+tf32", "cuda:1+tf32+nhwc+nographs")]
    public void A_device_is_read_and_written(string text, string written)
    {
        Assert.Equal(written, $"{Device.Parse(text)}");
        Assert.Equal(Device.Parse(text), Device.Parse(written));
    }

    [Theory]
    [InlineData("gpu")]
    [InlineData("cuda:")]
    [InlineData("cuda:-1")]
    [InlineData("cuda:0:1")]
    [InlineData("cuda+bf16")]
    [InlineData("cuda+")]
    [InlineData("cpu+tf32")]
    [InlineData("auto")]
    public void What_is_no_device_is_refused(string text) => Assert.Equal(
        $"there is no device {text}: give auto, cpu, cuda or cuda:n, these two also with +tf32, +nhwc or +nographs",
        Assert.Throws<OnnxVizException>(() => Device.Parse(text)).Message);

    [Theory]
    [InlineData("cuda:1+nographs", "cuda")]
    [InlineData("cuda+tf32+nhwc", "cuda+tf32+nhwc")]
    public void The_kind_of_a_GPU_is_all_that_numbers_hang_on(string text, string kind) =>
        Assert.Equal(kind, ((CudaDevice)Device.Parse(text)).Kind);

    [Fact]
    public void Auto_takes_what_works_and_says_so()
    {
        var said = new List<string>();
        var device = Device.Choose("auto", said.Add);
        var line = Assert.Single(said);
        Assert.StartsWith(device is CudaDevice ? "device: cuda:0, " : "device: cpu, since ", line);
        Assert.Equal(CudaTrial.Fault(0) is null, device is CudaDevice);
    }

    [Fact]
    public void A_device_that_is_named_is_taken_without_a_word() =>
        Assert.Equal(new CudaDevice(2), Device.Choose("cuda:2", _ => Assert.Fail("nothing was to be said")));

    [Fact]
    public void CUDA_is_asked_for_in_options()
    {
        Dictionary<string, string> expected = new()
        {
            ["device_id"] = "1",
            ["use_tf32"] = "0",
            ["prefer_nhwc"] = "0",
            ["enable_cuda_graph"] = "1",
            ["arena_extend_strategy"] = "kSameAsRequested",
            ["cudnn_conv_algo_search"] = "EXHAUSTIVE",
            ["cudnn_conv_use_max_workspace"] = "1",
            ["do_copy_in_default_stream"] = "1",
        };
        Assert.Equal(expected, CudaOptions.Of(new CudaDevice(1), records: true));
        var wished = CudaOptions.Of(new CudaDevice(0) { Tf32 = true, Nhwc = true }, records: false);
        Assert.Equal("1", wished["use_tf32"]);
        Assert.Equal("1", wished["prefer_nhwc"]);
        Assert.Equal("0", wished["enable_cuda_graph"]);
    }

    [Theory]
    [InlineData(0, 13000, 1, 0, null)]
    [InlineData(0, 13010, 4, 3, null)]
    [InlineData(100, 13000, 0, 0, "there is no NVIDIA GPU that this process may use")]
    [InlineData(0, 13000, 0, 0, "there is no NVIDIA GPU that this process may use")]
    [InlineData(
        0, 12040, 1, 0, "too old for CUDA 13: install the NVIDIA driver (`nvidia-smi` shows it) (it can do 12.4)")]
    [InlineData(0, 13000, 1, 1, "there is no GPU 1: there is 1, and cuda:0 is the first")]
    [InlineData(0, 13000, 2, 5, "there is no GPU 5: there are 2, and cuda:0 is the first")]
    [InlineData(999, 13000, 0, 0, "the NVIDIA driver does not start (error 999): `nvidia-smi` says more")]
    public void A_driver_is_judged_by_its_answers(int answer, int version, int count, int index, string? fault)
    {
        var said = CudaDriver.Judge(answer, version, count, index);
        Assert.Equal(fault is null, said is null);
        Assert.Contains(fault ?? "", said ?? "");
    }

    [SkippableTheory]
    [InlineData("libcudart.so.13", "CUDA 13 is not there")]
    [InlineData("libcublasLt.so.13", "CUDA 13 is not there")]
    [InlineData("libcurand.so.10", "CUDA 13 is not there")]
    [InlineData("libcudnn.so.9", "cuDNN 9 is not there")]
    public void A_library_that_is_missing_is_named(string library, string fault)
    {
        Skip.If(OperatingSystem.IsWindows(), "On Windows ONNX Runtime names the library.");
        var said = CudaTrial.MissingLibrary(name => name != library);
        Assert.StartsWith(fault, said);
        Assert.EndsWith($"({library} cannot be loaded)", said);
    }

    [Fact]
    public void Where_all_libraries_are_there_none_is_missing() => Assert.Null(CudaTrial.MissingLibrary(_ => true));

    [Theory]
    [InlineData("Reshape", 1, true)]
    [InlineData("Gather", 1, false)]
    [InlineData("Reshape", 0, false)]
    public void What_the_host_reads_is_not_recorded(string operation, int operand, bool isRead)
    {
        var graph = new GraphBuilder();
        var fed = graph.Input("fed", new(ElementType.Int64, [1]));
        Value[] operands = [graph.Integers(0), graph.Integers(0)];
        operands[operand] = fed;
        var built = graph.Build(new Dictionary<string, Value>
        {
            ["out"] = graph.Op(operation, operands, new(ElementType.Int64, [1])),
        });
        Assert.Equal(isRead ? "the host reads fed, which changes from step to step" : null, HostReads.Reason(built));
    }

    [SkippableFact]
    public void A_session_on_a_GPU_that_is_not_there_says_what_is_missing()
    {
        var missing = CudaTrial.Missing(0);
        Skip.If(missing is null, "All that CUDA needs is here.");
        var graph = new GraphBuilder();
        Dictionary<string, Value> outputs = new() { ["y"] = graph.Input("x", new(ElementType.Float, [1])) + 1 };
        var settings = new RuntimeSettings(new CudaDevice(0), 1);
        Assert.Equal(
            $"--device cuda:0: {missing}; or use --device cpu",
            Assert.Throws<OnnxVizException>(
                () => OnnxSession.Open(OnnxModel.Of(graph.Build(outputs)), settings)).Message);
    }
}
