using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OnnxViz.Graph;

namespace OnnxViz.Pictures.Vips;

/// <summary>Finds the native library and starts it once.</summary>
static class VipsLibrary
{
    const int Warnings = 1 << 4 | 1 << 6 | 1 << 7;

    static readonly Lazy<bool> Started = new(Start);

    /// <summary>libvips keeps one error text for all threads: one picture at a time keeps them apart.</summary>
    public static Lock Turn { get; } = new();

    /// <summary>Makes libvips ready, or says that it is missing.</summary>
    public static void Require() => _ = Started.Value;

    static string Rid => RuntimeInformation.RuntimeIdentifier;

    static unsafe bool Start()
    {
        NativeLibrary.SetDllImportResolver(typeof(VipsLibrary).Assembly, Resolve);
        try
        {
            if (VipsNative.Init("onnxviz") != 0)
                throw new OnnxVizException($"libvips does not start: {VipsError.Take().Message}; build again.");
        }
        catch (Exception failure) when (failure is DllNotFoundException or EntryPointNotFoundException)
        {
            throw new OnnxVizException(
                $"libvips for {Rid} was not found beside the program; run build.sh or install libvips 8.18.",
                failure);
        }
        VipsNative.SetConcurrency(1);
        VipsNative.SetCache(0);
        VipsNative.BlockUntrusted(1);
        VipsNative.SetLogHandler("VIPS", Warnings, &Hush, null);
        return true;
    }

    /// <remarks>Warnings would go to the console; what matters comes back as an error.</remarks>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static unsafe void Hush(byte* domain, int level, byte* message, void* data)
    {
    }

    static nint Resolve(string name, Assembly assembly, DllImportSearchPath? search)
    {
        if (name != VipsNative.Library)
            return 0;
        foreach (var candidate in Beside().Concat(Names))
            if (NativeLibrary.TryLoad(candidate, assembly, search, out var library))
                return library;
        return 0;
    }

    /// <summary>What an installed libvips is called.</summary>
    static string[] Names => ["libvips.so.42", "libvips-42.dll", "libvips.42.dylib"];

    /// <remarks>The file's name depends on the package and its version, so everything of that name is tried.</remarks>
    static IEnumerable<string> Beside() =>
        from folder in Folders()
        where Directory.Exists(folder)
        from file in Directory.EnumerateFiles(folder, "libvips*").Order(StringComparer.Ordinal)
        select file;

    static string[] Folders() =>
    [
        AppContext.BaseDirectory,
        Path.Combine(AppContext.BaseDirectory, "runtimes", Rid, "native"),
        .. (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "").Split(Path.PathSeparator),
    ];
}
