namespace OnnxViz.Runtime;

/// <summary>What ONNX Runtime's CUDA execution provider is asked for.</summary>
static class CudaOptions
{
    /// <summary>The options by name.</summary>
    /// <param name="device">The GPU, and what is wanted of it.</param>
    /// <param name="records">Whether the session's runs are recorded as CUDA graphs.</param>
    public static IReadOnlyDictionary<string, string> Of(CudaDevice device, bool records) =>
        new Dictionary<string, string>
        {
            ["device_id"] = $"{device.Index}",
            ["use_tf32"] = Word(device.Tf32),
            ["prefer_nhwc"] = Word(device.Nhwc),
            ["enable_cuda_graph"] = Word(records),

            // Doubling what is taken, as is usual, leaves holes where sessions come and go.
            ["arena_extend_strategy"] = "kSameAsRequested",

            // A step runs hundreds of times: it pays to try every algorithm on the first run.
            ["cudnn_conv_algo_search"] = "EXHAUSTIVE",
            ["cudnn_conv_use_max_workspace"] = "1",
            ["do_copy_in_default_stream"] = "1",
        };

    static string Word(bool isWanted) => isWanted ? "1" : "0";
}
