namespace OnnxViz.Runtime;

/// <summary>What is missing where CUDA does not start, told by what ONNX Runtime says.</summary>
/// <param name="Sign">A part of its message.</param>
/// <param name="Missing">What is missing, and what to do.</param>
sealed record CudaFault(string Sign, string Missing)
{
    const string Driver = "install the NVIDIA driver (`nvidia-smi` shows it)";

    static readonly CudaFault[] All =
    [
        new("libcudnn", "cuDNN 9 is not there, or where libraries are not looked for: install it"),
        new("cudnn64", "cuDNN 9 is not there, or where libraries are not looked for: install it"),
        new("libcuda.so", $"there is no NVIDIA driver: {Driver}"),
        new("nvcuda", $"there is no NVIDIA driver: {Driver}"),
        new("libcu", "CUDA 13 is not there, or where libraries are not looked for: install it"),
        new("libnv", "CUDA 13 is not there, or where libraries are not looked for: install it"),
        new("insufficient for CUDA runtime", $"the NVIDIA driver is missing, or too old for CUDA 13: {Driver}"),
        new("no CUDA-capable device", "there is no NVIDIA GPU that this process may use"),
        new("invalid device ordinal", "there is no such GPU: `nvidia-smi` lists them, cuda:0 is the first"),
        new("out of memory", "the GPU's memory is taken: end other programs on it, or take another GPU"),
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

    static bool IsLibrary(string word) =>
        (word.Contains(".so", StringComparison.Ordinal) || word.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
            && !word.Contains("onnxruntime", StringComparison.OrdinalIgnoreCase);
}
