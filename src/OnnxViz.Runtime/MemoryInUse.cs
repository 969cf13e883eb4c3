using System.Diagnostics;

namespace OnnxViz.Runtime;

/// <summary>
/// How much memory is in use, in bytes: of a GPU by all programs together, of the processor at most so far by this one.
/// </summary>
public static class MemoryInUse
{
    /// <summary>The bytes in use where sessions on a device run.</summary>
    public static long Of(Device device)
    {
        if (device is CudaDevice cuda)
        {
            return CudaLibrary.InUse(cuda.Index);
        }

        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
