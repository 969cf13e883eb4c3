using OnnxViz.Graph;

namespace OnnxViz.Runtime.Tests;

/// <summary>What ONNX Runtime says reaches people as a node and a reason, without the places in its source.</summary>
public sealed class RuntimeMessageTests
{
    const string Source =
        "[ErrorCode:Fail] /onnxruntime_src/onnxruntime/core/session/provider_bridge_ort.cc:2043 "
        + "onnxruntime::Provider& onnxruntime::ProviderLibrary::Get() "
        + "[ONNXRuntimeError] : 1 : FAIL : Failed to load library /opt/onnxviz/libonnxruntime_providers_cuda.so with "
        + "error: ";

    const string Call =
        "[ErrorCode:Fail] /onnxruntime_src/onnxruntime/core/providers/cuda/cuda_call.cc:129 std::conditional_t<THRW, "
        + "void, onnxruntime::common::Status> "
        + "onnxruntime::CudaCall(ERRTYPE, const char*, const char*, SUCCTYPE, const char*, const char*, int) [with "
        + "ERRTYPE = cudaError; bool THRW = true] ";

    const string Place =
        " ; GPU=32535 ; hostname=machine ; "
        + "file=/onnxruntime_src/onnxruntime/core/providers/cuda/cuda_execution_provider.cc ; line=284 ; "
        + "expr=cudaSetDevice(info_.device_id);";

    [Theory]
    [InlineData(
        "[ErrorCode:Fail] Node (gemm) Op (Gemm) [ShapeInferenceError] Input 0 expected to have rank 2 but has rank 4 "
        + "in .",
        "ONNX Runtime refuses node gemm (Gemm): Input 0 expected to have rank 2 but has rank 4 in")]
    [InlineData(
        "[ErrorCode:InvalidGraph] This is an invalid model. In Node, (\"odd\", Relux, \"\", -1) : (\"r1\": "
        + "tensor(float),) -> (\"out\",) , Error No Op registered for Relux with domain_version of 21",
        "ONNX Runtime refuses node odd (Relux): No Op registered for Relux with domain_version of 21")]
    [InlineData(
        "[ErrorCode:InvalidArgument] Non-zero status code returned while running Pad node. Name:'pad2' Status "
        + "Message: Pad reflect requires axis length >= 2",
        "ONNX Runtime refuses node pad2 (Pad): Pad reflect requires axis length >= 2")]
    [InlineData(
        "[ErrorCode:RuntimeException] Non-zero status code returned while running Add node. Name:'' Status Message: "
        + "/onnxruntime_src/onnxruntime/core/providers/cpu/math/element_wise_ops.h:560 void "
        + "onnxruntime::BroadcastIterator::Append(ptrdiff_t, ptrdiff_t) axis == 1 || axis == largest was false.",
        "ONNX Runtime refuses a node Add: axis == 1 || axis == largest was false")]
    [InlineData(
        "[ErrorCode:NotImplemented] Could not find an implementation for Conv(11) node with name 'conv1'",
        "ONNX Runtime refuses node conv1 (Conv): it has no implementation of this operator for these types")]
    [InlineData(
        "[ErrorCode:InvalidGraph] This is an invalid model. Type Error: Type 'tensor(int64)' of input parameter (x) "
        + "of operator (Conv) in node (conv1) is invalid.",
        "ONNX Runtime refuses node conv1 (Conv): Type 'tensor(int64)' of input parameter (x)")]
    [InlineData(
        "[ErrorCode:Fail] Something else\nin two lines",
        "ONNX Runtime could not run the model: Something else in two lines")]
    public void A_message_names_the_node_and_the_reason(string message, string said) =>
        Assert.Equal(said, RuntimeMessage.Of("run the model", message));

    [Theory]
    [InlineData(
        Source + "libcublasLt.so.13: cannot open shared object file: No such file or directory",
        "CUDA 13",
        "libcublasLt.so.13")]
    [InlineData(
        Source + "libcudnn.so.9: cannot open shared object file: No such file or directory",
        "cuDNN 9",
        "libcudnn.so.9")]
    [InlineData(
        Source + "libcuda.so.1: cannot open shared object file: No such file or directory",
        "NVIDIA driver",
        "libcuda.so.1")]
    [InlineData(
        Call + "CUDA failure 35: CUDA driver version is insufficient for CUDA runtime version" + Place,
        "NVIDIA driver is missing, or too old",
        null)]
    [InlineData(Call + "CUDA failure 100: no CUDA-capable device is detected" + Place, "no NVIDIA GPU", null)]
    [InlineData(Call + "CUDA failure 101: invalid device ordinal" + Place, "no such GPU", null)]
    public void What_is_missing_for_CUDA_is_named(string message, string missing, string? library)
    {
        var fault = CudaFault.In(message)!;
        Assert.Contains(missing, fault);
        Assert.Equal(library is not null, fault.Contains("cannot be loaded"));
        Assert.Contains(library ?? "", fault);
        Assert.DoesNotContain("onnxruntime_src", fault + RuntimeMessage.Plain(message));
        Assert.DoesNotContain("hostname", RuntimeMessage.Plain(message));
    }

    [Fact]
    public void What_is_not_known_is_no_fault_of_CUDA() => Assert.Null(CudaFault.In("[ErrorCode:Fail] something else"));

    [Theory]
    [InlineData("Nonsense", "ONNX Runtime refuses node node (Nonsense): ")]
    [InlineData("Concat", "ONNX Runtime refuses node node (Concat): ")]
    public void A_node_that_ONNX_Runtime_refuses_is_named(string operation, string said)
    {
        var graph = new OnnxGraph(
            "g", [new("x", ElementType.Float, [2, 3])], [new("y", ElementType.Float, null)],
            new Dictionary<string, Tensor>(),
            [new(operation, ["x", "x"], ["y"], new() { { "axis", 7L } }, "node")]);
        var error = Assert.Throws<OnnxVizException>(
            () => OnnxSession.Open(OnnxModel.Of(graph), RuntimeSettings.Default).Dispose());
        Assert.StartsWith(said, error.Message);
        Assert.Contains("ErrorCode", error.InnerException!.Message);
    }
}
