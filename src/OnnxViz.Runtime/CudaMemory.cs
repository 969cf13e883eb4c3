using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using OnnxViz.Graph;

namespace OnnxViz.Runtime;

/// <summary>
/// The memory of a GPU. It is taken once and is ours, not a session's: it stays where it is from run to run, as CUDA
/// graphs want it, and outlives any program that runs on it.
/// </summary>
sealed class CudaMemory(int gpu) : DeviceMemory
{
    readonly Dictionary<OrtValue, (nint Place, long Bytes)> _taken = [];

    public override OrtValue Allocate(TensorType type)
    {
        var bytes = type.Element.ByteCount(type.Shape.Size);
        var place = CudaLibrary.Take(gpu, bytes);
        using var memory = new OrtMemoryInfo(
            OrtMemoryInfo.allocatorCUDA, OrtAllocatorType.DeviceAllocator, gpu, OrtMemType.Default);
        var value = OrtValue.CreateTensorValueWithData(
            memory, (TensorElementType)(int)type.Element, type.Shape.ToArray(), place, bytes);
        _taken[value] = (place, bytes);
        return value;
    }

    public override void Clear(OrtValue value) => CudaLibrary.Clear(gpu, _taken[value].Place, _taken[value].Bytes);

    public override void Upload(Graph.Tensor tensor, OrtValue value) =>
        CudaLibrary.Upload(gpu, tensor.Bytes.Span, _taken[value].Place);

    public override Graph.Tensor Download(TensorType type, OrtValue value)
    {
        var bytes = new byte[_taken[value].Bytes];
        CudaLibrary.Download(gpu, _taken[value].Place, bytes);
        return Graph.Tensor.Of(type, bytes);
    }

    public override void Dispose()
    {
        foreach (var (place, _) in _taken.Values)
        {
            CudaLibrary.Free(gpu, place);
        }

        _taken.Clear();
    }
}
