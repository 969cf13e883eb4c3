using Microsoft.ML.OnnxRuntime;
using OnnxViz.Graph;
using OnnxViz.Graph.Passes;

namespace OnnxViz.Runtime;

/// <summary>Finds the type and shape of every tensor of a model whose inputs have known shapes.</summary>
/// <remarks>
/// ONNX Runtime's basic optimisations come first: with the shape arithmetic done, most shapes follow without a run. No
/// name is lost, since every tensor is an output.
/// </remarks>
public static class ShapeProbe
{
    /// <summary>How many activations a probing run keeps at a time.</summary>
    const int SliceLength = 32;

    /// <summary>The type given to sequences and maps, which classifiers with a ZipMap end in.</summary>
    static readonly TensorType NoTensor = new(ElementType.Undefined, Shape.Scalar);

    /// <summary>How long a Loop may go on over zeros.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    static readonly HashSet<string> KeepingRank =
        ["Conv", "ConvTranspose", "MaxPool", "AveragePool", "LpPool", "Transpose"];

    /// <summary>The types by tensor name. What ONNX Runtime cannot infer is measured in a run on zeros.</summary>
    /// <exception cref="OnnxVizException">
    /// ONNX Runtime refuses the model, an input's shape is not known, or this machine has less memory than the tensors
    /// take.
    /// </exception>
    public static IReadOnlyDictionary<string, TensorType> Types(OnnxModel model)
    {
        WindowsBeforeSlices.Require(model);
        var graph = model.Graph;
        var types = Probe(model, [.. graph.Nodes.SelectMany(node => node.Outputs).Where(name => name.Length > 0)]);
        RequireReshapes(graph, types);
        RequireRanks(graph, types);
        ReflectedPads.Require(graph, types);
        OversizedWindows.Require(graph, types);
        return types;
    }

    /// <summary>Refuses a model some of whose tensors cannot be made.</summary>
    internal static void Require(OnnxModel model, string[] names) => Probe(model, names);

    static Dictionary<string, TensorType> Probe(OnnxModel model, string[] names)
    {
        var graph = model.Graph;
        var types = graph.Constants.ToDictionary(pair => pair.Key, pair => pair.Value.Type, StringComparer.Ordinal);
        foreach (var input in graph.Fed)
        {
            types[input.Name] = new(
                input.Element,
                input.Shape ?? throw new OnnxVizException($"the shape of input {input.Name} is not known: {input}"));
        }

        var (activations, numbers) = Infer(model, names, types);
        MemoryNeed.Require(graph, types);
        PoolWork.Require(graph, types);
        ResizeVectors.RequireKnown(graph, types);
        LongAxes.Refuse(graph, types);
        EmptyInputs.Refuse(graph, types);
        string[] first = [.. numbers, .. activations.Take(SliceLength)];
        foreach (var slice in activations
            .Skip(SliceLength).Chunk(SliceLength).Prepend(first).Where(slice => slice.Length > 0))
        {
            Measure(model, slice, types);
        }

        if (first.Length > 0)
        {
            MemoryNeed.Require(graph, types);
        }

        return types;
    }

    /// <remarks>ONNX Runtime believes a Reshape's constant until it runs.</remarks>
    static void RequireReshapes(OnnxGraph graph, Dictionary<string, TensorType> types)
    {
        foreach (var node in graph.Nodes.Where(node => node is { Operator: "Reshape", Domain: "" }))
        {
            var (from, to) = (types[node.Inputs[0]].Shape, types[node.Outputs[0]].Shape);
            if (from.Size != to.Size)
            {
                throw new OnnxVizException($"node {node.Label} (Reshape) cannot make {to} of {from}");
            }
        }
    }

    /// <remarks>For some attributes that make no sense ONNX Runtime infers that axes are missing.</remarks>
    static void RequireRanks(OnnxGraph graph, Dictionary<string, TensorType> types)
    {
        foreach (var node in graph.Nodes.Where(node => node.Domain.Length == 0 && KeepingRank.Contains(node.Operator)))
        {
            var (from, to) = (types[node.Inputs[0]].Shape, types[node.Outputs[0]].Shape);
            if (from.Rank != to.Rank)
            {
                throw new OnnxVizException(
                    $"node {node.Label} ({node.Operator}) cannot make {to} of {from} ({node.Attributes})");
            }

            RequireWeights(node, from, types);
        }
    }

    /// <remarks>ONNX Runtime believes the kernel's size in the attributes until the node runs.</remarks>
    static void RequireWeights(Node node, Shape from, Dictionary<string, TensorType> types)
    {
        if (node.Operator is not ("Conv" or "ConvTranspose"))
        {
            return;
        }

        var weight = types[node.Inputs[1]].Shape;
        var (isTransposed, groups) = (node.Operator == "ConvTranspose", node.Attributes.Int("group", 1));
        if (weight.Rank != from.Rank || from[1] != (isTransposed ? weight[0] : weight[1] * groups))
        {
            throw new OnnxVizException(
                $"node {node.Label} ({node.Operator}): weights of shape {weight} "
                + $"do not fit an input of shape {from} ({node.Attributes})");
        }

        if (node.Input(2).Length > 0
            && types.TryGetValue(node.Input(2), out var bias)
            && !bias.Shape.Equals([isTransposed ? weight[1] * groups : weight[0]]))
        {
            throw new OnnxVizException(
                $"node {node.Label} ({node.Operator}): a bias of shape {bias.Shape} "
                + $"does not fit weights of shape {weight}");
        }
    }

    /// <returns>
    /// What cannot be inferred: activations, which may be large, and integers, which are parts of shapes.
    /// </returns>
    static (List<string> Activations, List<string> Numbers) Infer(
        OnnxModel model, string[] names, Dictionary<string, TensorType> types)
    {
        using var session = Open(WithOutputs(model, names));
        var (activations, numbers) = (new List<string>(), new List<string>());
        foreach (var name in names)
        {
            var info = session.OutputMetadata[name];
            if (!info.IsTensor)
            {
                types[name] = NoTensor;
            }
            else if (IsKnown(info))
            {
                types[name] = new(
                    (ElementType)(int)info.ElementDataType,
                    Shape.From(info.Dimensions.Select(dimension => (long)dimension)));
            }
            else
            {
                (((ElementType)(int)info.ElementDataType).IsFloat() ? activations : numbers).Add(name);
            }
        }

        return (activations, numbers);
    }

    /// <remarks>ONNX Runtime reports an unknown rank as no dimensions, so a scalar counts as unknown too.</remarks>
    static bool IsKnown(NodeMetadata info) =>
        info.Dimensions.Length > 0 && info.Dimensions.All(dimension => dimension >= 0);

    static void Measure(OnnxModel model, string[] names, Dictionary<string, TensorType> types)
    {
        var cut = Subgraph.Cut(model.Graph, names);
        using var session = Open(model with { Graph = cut }, ("session.use_env_allocators", "1"));
        var inputs = session.InputNames.ToDictionary(name => name, name => Zeros(types[name]));
        using var run = new RunOptions();
        run.AddRunConfigEntry("memory.enable_memory_arena_shrinkage", "cpu:0");
        using var watch = LoopWatch.Over(run, LoopWatch.HasLoop(cut), Device.Cpu, Patience);
        try
        {
            using var results = session.Run(run, inputs, names);
            foreach (var (name, value) in names.Zip(results))
            {
                types[name] = OrtTensors.TypeOf(value);
            }
        }
        catch (OnnxRuntimeException error)
        {
            throw watch.Explain("measure the model's shapes", error);
        }
        finally
        {
            foreach (var value in inputs.Values)
            {
                value.Dispose();
            }
        }
    }

    static OrtValue Zeros(TensorType type)
    {
        var value = OrtTensors.Allocate(type);
        value.GetTensorMutableRawData().Clear();
        return value;
    }

    static OnnxModel WithOutputs(OnnxModel model, string[] names) =>
        model with
        {
            Graph = model.Graph with
            {
                Outputs = [.. names.Select(name => new ValueInfo(name, ElementType.Undefined, null))],
                Inner = [],
            },
        };

    static InferenceSession Open(OnnxModel model, params ReadOnlySpan<(string Key, string Content)> settings)
    {
        using var options = SessionOptionsFactory.Create(RuntimeSettings.Default, model);
        options.GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_BASIC;
        options.AddSessionConfigEntry("session.disable_prepacking", "1");
        foreach (var (key, content) in settings)
        {
            options.AddSessionConfigEntry(key, content);
        }

        SessionMeter.Count("probe");
        try
        {
            return new(ModelFile.ToBytesWithReferences(model), options);
        }
        catch (OnnxRuntimeException error)
        {
            throw RuntimeEnvironment.Explain("prepare the model", error);
        }
    }
}
