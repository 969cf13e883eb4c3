using System.Runtime.InteropServices;

namespace OnnxViz.Runtime;

/// <summary>NVIDIA's driver: whether there is one, how new it is, and the GPUs that it knows.</summary>
static unsafe class CudaDriver
{
    const int Done = 0;
    const int NoDevice = 100;
    const int LongestName = 256;

    static readonly Lazy<nint> Library = new(
        () => NativeLibrary.TryLoad(OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1", out var library)
            ? library
            : 0);

    /// <summary>What stands in the way of CUDA 13 on a GPU; null where the driver has what it takes.</summary>
    public static string? Fault(int index)
    {
        if (Library.Value == 0)
        {
            return CudaFault.NoDriver;
        }

        var start = ((delegate* unmanaged<uint, int>)Export("cuInit"))(0);
        int version, count = 0;
        ((delegate* unmanaged<int*, int>)Export("cuDriverGetVersion"))(&version);
        if (start == Done)
        {
            start = ((delegate* unmanaged<int*, int>)Export("cuDeviceGetCount"))(&count);
        }

        return Judge(start, version, count, index);
    }

    /// <summary>What the driver's answers mean.</summary>
    /// <param name="answer">What it said when it was started.</param>
    /// <param name="version">The newest CUDA that it can do, 13000 for 13.0.</param>
    /// <param name="count">How many GPUs there are.</param>
    /// <param name="index">The GPU that is wanted.</param>
    public static string? Judge(int answer, int version, int count, int index) =>
        answer == NoDevice || (answer == Done && count == 0) ? CudaFault.NoGpu
        : version < CudaFault.Version * 1000
        ? $"{CudaFault.OldDriver} (it can do {version / 1000}.{version / 10 % 100})"
        : answer != Done ? $"the NVIDIA driver does not start (error {answer}): `nvidia-smi` says more"
        : index >= count ? $"there is no GPU {index}: there {(count == 1 ? "is 1" : $"are {count}")}, "
            + "and cuda:0 is the first"
        : null;

    /// <summary>What a GPU is called.</summary>
    public static string NameOf(int index)
    {
        var name = stackalloc byte[LongestName];
        int device;
        var get = (delegate* unmanaged<int*, int, int>)Export("cuDeviceGet");
        var nameOf = (delegate* unmanaged<byte*, int, int, int>)Export("cuDeviceGetName");
        return get(&device, index) == Done && nameOf(name, LongestName, device) == Done
            ? Marshal.PtrToStringUTF8((nint)name)!
            : "a GPU without a name";
    }

    static nint Export(string function) => NativeLibrary.GetExport(Library.Value, function);
}
