using Microsoft.ML.OnnxRuntime;
using OnnxViz.Graph;

namespace OnnxViz.Runtime;

/// <summary>The one ONNX Runtime environment of the process.</summary>
static class RuntimeEnvironment
{
    static readonly Lock Gate = new();

    /// <summary>Starts ONNX Runtime, quiet but for errors, which come as exceptions anyway.</summary>
    public static void Start()
    {
        lock (Gate)
        {
            if (!OrtEnv.IsCreated)
            {
                var options = new EnvironmentCreationOptions
                {
                    logId = "onnxviz",
                    logLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
                };
                AddSharedAllocator(Create(options));
            }
        }
    }

    static OrtEnv Create(EnvironmentCreationOptions options)
    {
        try
        {
            return OrtEnv.CreateInstanceWithOptions(ref options);
        }
        catch (TypeInitializationException error) when (error.InnerException is DllNotFoundException)
        {
            throw new OnnxVizException(
                "ONNX Runtime's native library is not beside this program: add a package that brings it, "
                + "such as Microsoft.ML.OnnxRuntime",
                error);
        }
    }

    /// <summary>
    /// The memory of sessions that ask for it (<c>session.use_env_allocators</c>): those that run what nobody knows the
    /// size of. What is above it is an error, and the process lives on.
    /// </summary>
    static void AddSharedAllocator(OrtEnv environment)
    {
        const int AsMuchAsAsked = 1;
        const int Usual = -1;
        using var memory = new OrtMemoryInfo(
            OrtMemoryInfo.allocatorCPU, OrtAllocatorType.ArenaAllocator, 0, OrtMemType.Default);
        using var arena = new OrtArenaCfg(
            (uint)Math.Min(uint.MaxValue, MemoryNeed.Available / 2), AsMuchAsAsked, Usual, Usual);
        environment.CreateAndRegisterAllocator(memory, arena);
    }

    /// <summary>
    /// What ONNX Runtime says, in one line and without its source positions; the whole of it is underneath.
    /// </summary>
    public static OnnxVizException Explain(string doing, OnnxRuntimeException error) =>
        new(RuntimeMessage.Of(doing, error.Message), error);
}
