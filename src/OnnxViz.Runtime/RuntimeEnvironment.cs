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
                var options = new EnvironmentCreationOptions { logId = "onnxviz", logLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
                OrtEnv.CreateInstanceWithOptions(ref options);
            }
        }
    }

    /// <summary>What ONNX Runtime says, in one line and without its source positions.</summary>
    public static OnnxVizException Explain(string doing, OnnxRuntimeException error) =>
        new($"ONNX Runtime could not {doing}: {error.Message.ReplaceLineEndings(" ").Trim()}", error);
}
