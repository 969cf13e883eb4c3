using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using OnnxViz.Graph;

namespace OnnxViz.Runtime;

/// <summary>
/// The memory of a CUDA device. It belongs to a session that copies, one for each type of tensor, so that it outlives
/// any program that runs on it:
/// ONNX Runtime copies between host and device only on the way into and out of a run.
/// </summary>
sealed class CudaMemory(RuntimeSettings settings) : DeviceMemory
{
    const string From = "from";
    const string To = "to";

    readonly Dictionary<TensorType, (OnnxSession Session, OrtAllocator Allocator)> _copiers = [];

    public override OrtValue Allocate(TensorType type) =>
        OrtValue.CreateAllocatedTensorValue(
            CopierOf(type).Allocator, (TensorElementType)(int)type.Element, type.Shape.ToArray());

    public override void Upload(Graph.Tensor tensor, OrtValue value)
    {
        using var host = OrtTensors.Copy(tensor);
        Copy(tensor.Type, host, value);
    }

    public override Graph.Tensor Download(TensorType type, OrtValue value)
    {
        using var host = OrtTensors.Allocate(type);
        Copy(type, value, host);
        return OrtTensors.ToTensor(host);
    }

    public override void Dispose()
    {
        foreach (var (session, allocator) in _copiers.Values)
        {
            allocator.Dispose();
            session.Dispose();
        }
    }

    void Copy(TensorType type, OrtValue from, OrtValue to)
    {
        var session = CopierOf(type).Session;
        using var binding = session.Inner.CreateIoBinding();
        binding.BindInput(From, from);
        binding.BindOutput(To, to);
        try
        {
            session.Inner.RunWithBinding(session.RunOptions, binding);
        }
        catch (OnnxRuntimeException error)
        {
            throw RuntimeEnvironment.Explain("copy to or from the device", error);
        }
    }

    (OnnxSession Session, OrtAllocator Allocator) CopierOf(TensorType type)
    {
        if (!_copiers.TryGetValue(type, out var copier))
        {
            var graph = new GraphBuilder();
            var copy = graph.Input(From, type).Unary("Identity");
            var session = OnnxSession.Open(OnnxModel.Of(graph.Build([new(To, copy)])), settings);
            using var memory = new OrtMemoryInfo(
                OrtMemoryInfo.allocatorCUDA, OrtAllocatorType.DeviceAllocator, ((CudaDevice)settings.Device).Index,
                OrtMemType.Default);
            _copiers[type] = copier = (session, new(session.Inner, memory));
        }

        return copier;
    }
}
