using Microsoft.ML.OnnxRuntime;
using OnnxViz.Graph;

namespace OnnxViz.Runtime;

/// <summary>What is missing where CUDA does not start, told by what ONNX Runtime says.</summary>
/// <param name="Sign">A part of its message.</param>
/// <param name="Missing">What is missing, and what to do.</param>
sealed record CudaFault(string Sign, string Missing)
{
    /// <summary>The CUDA that the pinned ONNX Runtime is built for.</summary>
    public const int Version = 13;

    /// <summary>There is no driver.</summary>
    public const string NoDriver = $"there is no NVIDIA driver: {Driver}";

    /// <summary>The driver is too old.</summary>
    public const string OldDriver = $"the NVIDIA driver is missing, or too old for CUDA 13: {Driver}";

    /// <summary>There is no GPU.</summary>
    public const string NoGpu = "there is no NVIDIA GPU that this process may use";

    /// <summary>CUDA's libraries are not there.</summary>
    public const string NoCuda = "CUDA 13 is not there, or where libraries are not looked for: install it, "
        + "or name its folder in LD_LIBRARY_PATH";

    /// <summary>cuDNN's libraries are not there.</summary>
    public const string NoCudnn = "cuDNN 9 is not there, or where libraries are not looked for: install it, "
        + "or name its folder in LD_LIBRARY_PATH";

    const string Driver = "install the NVIDIA driver (`nvidia-smi` shows it)";

    const string NoMemory = "the GPU's memory is taken: take fewer pictures at a time or smaller ones, "
        + "end other programs on it, or take another GPU";

    static readonly CudaFault[] All =
    [
        new("libcudnn", NoCudnn),
        new("cudnn64", NoCudnn),
        new("cuDNN library was not found", NoCudnn),
        new("libcuda.so", NoDriver),
        new("nvcuda", NoDriver),
        new("libcu", NoCuda),
        new("libnv", NoCuda),
        new("insufficient for CUDA runtime", OldDriver),
        new("no CUDA-capable device", NoGpu),
        new("invalid device ordinal", "there is no such GPU: `nvidia-smi` lists them, cuda:0 is the first"),
        new("out of memory", NoMemory),
        new("Failed to allocate memory for requested buffer", NoMemory),
        new("CUBLAS_STATUS_ALLOC_FAILED", NoMemory),
        new("providers_shared", "ONNX Runtime's own CUDA library is not beside it: build or install onnxviz anew"),
    ];

    /// <summary>What is wrong and what to do; null where the message is none that is known.</summary>
    public static string? In(string message)
    {
        var line = RuntimeMessage.Plain(message);
        var library = line.Split(' ')
            .Select(word => Path.GetFileName(word.Trim('"', '\'', ':', ','))).FirstOrDefault(IsLibrary);
        var fault = All.FirstOrDefault(fault => line.Contains(fault.Sign, StringComparison.OrdinalIgnoreCase));
        return fault is null ? null : $"{fault.Missing}{(library is null ? "" : $" ({library} cannot be loaded)")}";
    }

    /// <summary>Whether a message says that a run cannot be recorded as a CUDA graph.</summary>
    public static bool IsOfRecording(string message) => message.Contains("captur", StringComparison.OrdinalIgnoreCase);

    /// <summary>The failure of a session, in a line.</summary>
    public static OnnxVizException Explain(Device device, string doing, OnnxRuntimeException error) =>
        device is CudaDevice && In(error.Message) is { } fault
            ? new(Line(device, fault), error)
            : RuntimeEnvironment.Explain(doing, error);

    /// <summary>What is missing for a GPU, in a line.</summary>
    public static OnnxVizException Of(Device device, string fault) => new(Line(device, fault));

    static string Line(Device device, string fault) => $"--device {device}: {fault}; or use --device cpu";

    static bool IsLibrary(string word) =>
        (word.Contains(".so", StringComparison.Ordinal) || word.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
            && !word.Contains("onnxruntime", StringComparison.OrdinalIgnoreCase);
}
