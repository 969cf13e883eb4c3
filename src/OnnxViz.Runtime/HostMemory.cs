using Microsoft.ML.OnnxRuntime;
using OnnxViz.Graph;

namespace OnnxViz.Runtime;

/// <summary>The memory of the processor.</summary>
sealed class HostMemory : DeviceMemory
{
    public override OrtValue Allocate(TensorType type)
    {
        var value = OrtTensors.Allocate(type);
        Clear(value);
        return value;
    }

    public override void Clear(OrtValue value) => value.GetTensorMutableRawData().Clear();

    public override void Upload(Graph.Tensor tensor, OrtValue value) =>
        tensor.Bytes.Span.CopyTo(value.GetTensorMutableRawData());

    public override Graph.Tensor Download(TensorType type, OrtValue value) => OrtTensors.ToTensor(value);

    public override void Dispose()
    {
    }
}
