using Microsoft.ML.OnnxRuntime;
using OnnxViz.Graph;

namespace OnnxViz.Runtime;

/// <summary>A model ready to run.</summary>
public sealed class OnnxSession : IDisposable
{
    /// <summary>
    /// The time that ONNX Runtime takes for its optimisations grows with the square of the nodes: 12 s for 9,000, a
    /// minute for 18,000.
    /// </summary>
    const int MostOptimized = 10_000;

    readonly RunOptions _run = new();

    readonly bool _hasLoop;

    OnnxSession(InferenceSession session, RuntimeSettings settings, bool hasLoop) =>
        (Inner, Settings, _hasLoop) = (session, settings, hasLoop);

    /// <summary>The version of ONNX Runtime.</summary>
    public static string RuntimeVersion => OrtEnv.Instance().GetVersionString();

    /// <summary>How the session runs.</summary>
    public RuntimeSettings Settings { get; }

    /// <summary>The names of the model's outputs.</summary>
    public IReadOnlyList<string> Outputs => Inner.OutputNames;

    internal InferenceSession Inner { get; }

    internal RunOptions RunOptions => _run;

    internal LoopWatch Watch(RunOptions? run = null) => LoopWatch.Over(run ?? _run, _hasLoop, Settings.Device);

    /// <summary>
    /// Prepares a model. Weights in files are read from there, never copied through this process's own memory.
    /// </summary>
    /// <exception cref="OnnxVizException">
    /// ONNX Runtime refuses the model, the device is not there, or this machine has less memory than the model's
    /// tensors take.
    /// </exception>
    public static OnnxSession Open(OnnxModel model, RuntimeSettings settings)
    {
        if (settings.Device is CpuDevice)
        {
            MemoryNeed.Require(model.Graph);
        }

        if (model.Graph.Inner.Count == 0)
        {
            WindowsBeforeSlices.Require(model);
        }

        var plain = model with { Graph = model.Graph with { Inner = [] } };
        using var options = SessionOptionsFactory.Create(
            settings with { Optimize = settings.Optimize && IsOptimized(plain.Graph) }, plain);
        SessionMeter.Count("run");
        try
        {
            return new(
                new InferenceSession(ModelFile.ToBytesWithReferences(plain), options), settings,
                LoopWatch.HasLoop(plain.Graph));
        }
        catch (OnnxRuntimeException error)
        {
            throw CudaFault.Explain(settings.Device, "prepare the model", error);
        }
    }

    /// <summary>Runs once.</summary>
    /// <param name="inputs">A tensor for every input.</param>
    /// <param name="outputs">The outputs wanted; all of them when left out.</param>
    /// <returns>The outputs by name.</returns>
    /// <exception cref="OnnxVizException">An input does not fit, or an operator fails.</exception>
    public IReadOnlyDictionary<string, Graph.Tensor> Run(
        IReadOnlyDictionary<string, Graph.Tensor> inputs, IReadOnlyCollection<string>? outputs = null)
    {
        var values = inputs.ToDictionary(pair => pair.Key, pair => OrtTensors.Copy(pair.Value));
        using var watch = Watch();
        try
        {
            var names = outputs ?? [.. Inner.OutputNames];
            using var results = Inner.Run(_run, values, names);
            return names.Zip(results)
                .ToDictionary(pair => pair.First, pair => OrtTensors.ToTensor(pair.Second), StringComparer.Ordinal);
        }
        catch (OnnxRuntimeException error)
        {
            throw watch.Explain("run the model", error);
        }
        finally
        {
            foreach (var value in values.Values)
            {
                value.Dispose();
            }
        }
    }

    /// <summary>Runs once, from memory into memory.</summary>
    /// <param name="inputs">A tensor for every input.</param>
    /// <param name="outputs">Room for the outputs wanted.</param>
    /// <exception cref="OnnxVizException">A tensor does not fit, or an operator fails.</exception>
    public void Run(RunBuffers inputs, RunBuffers outputs)
    {
        try
        {
            Inner.Run(_run, inputs.Names, inputs.Values, outputs.Names, outputs.Values);
        }
        catch (OnnxRuntimeException error)
        {
            throw CudaFault.Explain(Settings.Device, "run the model", error);
        }
    }

    /// <summary>The type of an output as far as ONNX Runtime infers it; null where a dimension is open.</summary>
    public TensorType? TypeOf(string output)
    {
        var info = Inner.OutputMetadata[output];
        return info.IsTensor && info.Dimensions.Length > 0 && info.Dimensions.All(dimension => dimension >= 0)
            ? new(
                (ElementType)(int)info.ElementDataType,
                Shape.From(info.Dimensions.Select(dimension => (long)dimension)))
            : null;
    }

    /// <summary>Frees the session.</summary>
    public void Dispose()
    {
        _run.Dispose();
        Inner.Dispose();
    }

    static bool IsOptimized(OnnxGraph graph) => graph.Nodes.Count <= MostOptimized;
}
