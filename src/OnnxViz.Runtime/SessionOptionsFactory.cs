using Microsoft.ML.OnnxRuntime;
using OnnxViz.Graph;

namespace OnnxViz.Runtime;

/// <summary>Settings as ONNX Runtime takes them.</summary>
static class SessionOptionsFactory
{
    public static SessionOptions Create(RuntimeSettings settings, OnnxModel model)
    {
        NodeLimits.Require(model.Graph);
        RuntimeEnvironment.Start();
        var options = new SessionOptions
        {
            IntraOpNumThreads = settings.Threads,
            InterOpNumThreads = 1,
            GraphOptimizationLevel =
                settings.Optimize ? GraphOptimizationLevel.ORT_ENABLE_ALL : GraphOptimizationLevel.ORT_DISABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "1");
        if (!settings.Spin)
        {
            options.AddSessionConfigEntry("session.intra_op.spin_duration_us", "1000");
            options.AddSessionConfigEntry("session.intra_op.spin_backoff_max", "8");
        }

        options.AddSessionConfigEntry("session.inter_op.allow_spinning", "0");
        options.AddSessionConfigEntry(
            "optimization.constant_folding_max_output_size_in_bytes", $"{FoldingLimit.Of(model.Graph)}");
        if (model.Folder is { } folder)
        {
            options.AddSessionConfigEntry("session.model_external_initializers_file_folder_path", folder);
        }

        if (PadsBeforePools.PassesToLeaveOut(model.Graph) is { } passes)
        {
            options.AddSessionConfigEntry("optimization.disable_specified_optimizers", passes);
        }

        if (settings.Trace is { } prefix)
        {
            options.ProfileOutputPathPrefix = prefix;
            options.EnableProfiling = true;
        }

        if (settings.Device is CudaDevice cuda)
        {
            AddCuda(options, cuda, settings.Records && cuda.Graphs);
        }

        return options;
    }

    static void AddCuda(SessionOptions options, CudaDevice cuda, bool records)
    {
        if (!OrtEnv.Instance().GetAvailableProviders().Contains("CUDAExecutionProvider"))
        {
            options.Dispose();
            throw new OnnxVizException(
                $"--device {cuda}: this build of ONNX Runtime has no CUDA execution provider, which is there on "
                + "linux-x64 and win-x64 alone; or use --device cpu");
        }

        if (CudaTrial.Missing(cuda.Index) is { } missing)
        {
            options.Dispose();
            throw CudaFault.Of(cuda, missing);
        }

        try
        {
            using var provider = new OrtCUDAProviderOptions();
            provider.UpdateOptions(new(CudaOptions.Of(cuda, records)));
            options.AppendExecutionProvider_CUDA(provider);
        }
        catch (OnnxRuntimeException error)
        {
            options.Dispose();
            throw CudaFault.Explain(cuda, "start CUDA (it needs an NVIDIA driver, CUDA 13 and cuDNN 9)", error);
        }
    }
}
