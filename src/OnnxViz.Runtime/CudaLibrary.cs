using System.Runtime.InteropServices;
using OnnxViz.Graph;

namespace OnnxViz.Runtime;

/// <summary>
/// NVIDIA's runtime library, as far as ONNX Runtime leaves it to us: memory of a GPU that stays where it is, and the
/// way there and back.
/// </summary>
static unsafe class CudaLibrary
{
    const int ToDevice = 1;
    const int ToHost = 2;

    static readonly string Name =
        OperatingSystem.IsWindows() ? $"cudart64_{CudaFault.Version}.dll" : $"libcudart.so.{CudaFault.Version}";

    static readonly Lazy<nint> Library = new(() => TryLoad(Name, out var library)
        ? library
        : throw new OnnxVizException($"{CudaFault.NoCuda} ({Name} cannot be loaded)"));

    /// <summary>Loads a library from where the system looks, or from beside the program.</summary>
    public static bool TryLoad(string name, out nint library) =>
        NativeLibrary.TryLoad(name, out library)
        || NativeLibrary.TryLoad(Path.Combine(AppContext.BaseDirectory, name), out library);

    /// <summary>Takes memory, which is zero.</summary>
    /// <exception cref="OnnxVizException">There is not that much.</exception>
    public static nint Take(int gpu, long bytes)
    {
        Choose(gpu);
        void* memory;
        Check(
            ((delegate* unmanaged<void**, nuint, int>)Export("cudaMalloc"))(&memory, (nuint)Math.Max(1, bytes)),
            $"take {bytes} bytes");
        Clear(gpu, (nint)memory, bytes);
        return (nint)memory;
    }

    /// <summary>Fills memory with zeros.</summary>
    public static void Clear(int gpu, nint memory, long bytes)
    {
        Choose(gpu);
        Check(
            ((delegate* unmanaged<void*, int, nuint, int>)Export("cudaMemset"))((void*)memory, 0, (nuint)bytes),
            "clear memory");
        Await();
    }

    /// <summary>Gives memory back.</summary>
    public static void Free(int gpu, nint memory)
    {
        Choose(gpu);
        Check(((delegate* unmanaged<void*, int>)Export("cudaFree"))((void*)memory), "free memory");
    }

    /// <summary>Copies to the GPU, and returns when it is there.</summary>
    public static void Upload(int gpu, ReadOnlySpan<byte> from, nint to)
    {
        Choose(gpu);
        fixed (byte* bytes = from)
        {
            Check(Copy((void*)to, bytes, from.Length, ToDevice), "copy to the GPU");
        }

        Await();
        BusMeter.CountUp(from.Length);
    }

    /// <summary>Copies from the GPU.</summary>
    public static void Download(int gpu, nint from, Span<byte> to)
    {
        Choose(gpu);
        fixed (byte* bytes = to)
        {
            Check(Copy(bytes, (void*)from, to.Length, ToHost), "copy from the GPU");
        }

        BusMeter.CountDown(to.Length);
    }

    /// <summary>The bytes of a GPU that are taken.</summary>
    public static long InUse(int gpu)
    {
        Choose(gpu);
        nuint free, total;
        Check(
            ((delegate* unmanaged<nuint*, nuint*, int>)Export("cudaMemGetInfo"))(&free, &total), "count its memory");
        return (long)(total - free);
    }

    static void Choose(int gpu) =>
        Check(((delegate* unmanaged<int, int>)Export("cudaSetDevice"))(gpu), $"take GPU {gpu}");

    /// <remarks>
    /// A copy from memory that may move returns before all of it has arrived, and ONNX Runtime's stream does not wait.
    /// </remarks>
    static void Await() =>
        Check(((delegate* unmanaged<int>)Export("cudaDeviceSynchronize"))(), "wait for the GPU");

    static int Copy(void* to, void* from, int bytes, int way) =>
        ((delegate* unmanaged<void*, void*, nuint, int, int>)Export("cudaMemcpy"))(to, from, (nuint)bytes, way);

    static void Check(int answer, string doing)
    {
        if (answer != 0)
        {
            var text = ((delegate* unmanaged<int, byte*>)Export("cudaGetErrorString"))(answer);
            var message = Marshal.PtrToStringUTF8((nint)text)!;
            throw new OnnxVizException($"CUDA could not {doing}: {CudaFault.In(message) ?? message}");
        }
    }

    static nint Export(string function) => NativeLibrary.GetExport(Library.Value, function);
}
