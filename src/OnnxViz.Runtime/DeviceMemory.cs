using Microsoft.ML.OnnxRuntime;
using OnnxViz.Graph;

namespace OnnxViz.Runtime;

/// <summary>Memory where sessions run, and the way there and back.</summary>
abstract class DeviceMemory : IDisposable
{
    /// <summary>The memory of the device that sessions with these settings run on.</summary>
    public static DeviceMemory Of(RuntimeSettings settings) =>
        settings.Device is CudaDevice cuda ? new CudaMemory(cuda.Index) : new HostMemory();

    /// <summary>Room for a tensor, which is zero.</summary>
    public abstract OrtValue Allocate(TensorType type);

    /// <summary>Makes a tensor zero.</summary>
    public abstract void Clear(OrtValue value);

    /// <summary>Copies a tensor there.</summary>
    public abstract void Upload(Graph.Tensor tensor, OrtValue value);

    /// <summary>Copies a tensor back.</summary>
    public abstract Graph.Tensor Download(TensorType type, OrtValue value);

    /// <inheritdoc/>
    public abstract void Dispose();
}
