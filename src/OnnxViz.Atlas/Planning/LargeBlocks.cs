using System.Runtime.InteropServices;

namespace OnnxViz.Atlas;

/// <summary>
/// Has the allocator of glibc give large blocks back to the system as soon as they are freed. Left alone it keeps more
/// the larger they have been, and a trial would find what the last one left.
/// </summary>
static class LargeBlocks
{
    /// <summary>M_MMAP_THRESHOLD of malloc.h.</summary>
    const int MapThreshold = -3;

    const int Large = 1 << 20;

    static readonly Lazy<bool> Set = new(Try);

    /// <summary>Does it, where there is such an allocator.</summary>
    /// <returns>Whether there is.</returns>
    public static bool GiveBack() => Set.Value;

    static bool Try()
    {
        if (!OperatingSystem.IsLinux() || !NativeLibrary.TryLoad("libc.so.6", out var library))
        {
            return false;
        }

        return NativeLibrary.TryGetExport(library, "mallopt", out var address)
            && Marshal.GetDelegateForFunctionPointer<Option>(address)(MapThreshold, Large) == 1;
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    delegate int Option(int parameter, int value);
}
