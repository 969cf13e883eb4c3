using OnnxViz.Graph;
using OnnxViz.Graph.Passes;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Features;

/// <summary>A network cut at some layers, with its batch and size fixed, ready to run.</summary>
sealed class CutNetwork : IDisposable
{
    readonly PictureInput _input;
    readonly Shape _shape;
    readonly OnnxSession _session;
    readonly IReadOnlyDictionary<string, TensorType> _outputs;

    CutNetwork(
        Network network,
        IReadOnlyList<(string Asked, Layer Layer)> layers,
        Shape shape,
        int lanes,
        RuntimeSettings runtime)
    {
        (_input, _shape, Lanes, Threads) = (network.FindInput(), shape, lanes, Math.Max(1, runtime.Threads / lanes));
        var settings = runtime with { Threads = Threads };
        string[] tensors = [.. layers.Select(pair => pair.Layer.Tensor)];
        var part = network.Part(tensors, shape);
        (_session, IsExact) = OpenExact(network, tensors, shape, settings) is { } exact
            ? (exact, true)
            : (OnnxSession.Open(part, settings), false);
        try
        {
            _outputs = Types(tensors);
            Layers = [.. layers.Select(pair => new FeatureLayer(pair.Asked, pair.Layer, PictureShape(pair.Layer)))];
        }
        catch
        {
            _session.Dispose();
            throw;
        }
    }

    /// <summary>The layers.</summary>
    public IReadOnlyList<FeatureLayer> Layers { get; }

    /// <summary>Whether it computes the bits of the whole file; it does wherever that runs.</summary>
    public bool IsExact { get; }

    /// <summary>Pictures run at once.</summary>
    public int Batch => (int)_shape[0];

    /// <summary>Batches run at the same time.</summary>
    public int Lanes { get; }

    /// <summary>The threads of each run.</summary>
    public int Threads { get; }

    /// <summary>
    /// Cuts a network; where no batch is asked for and the network takes single pictures only, for these.
    /// </summary>
    public static CutNetwork Open(
        Network network, IReadOnlyList<string> layers, (int Height, int Width) size, FeatureSettings settings,
        int? pictures)
    {
        (string Asked, Layer Layer)[] found =
            [.. layers.Select(text => (Asked: text, Layer: network.FindLayers().Find(text))).DistinctBy(
                pair => pair.Layer.Tensor)];
        if (found.Length == 0)
        {
            throw new OnnxVizException("no layer is asked for: name at least one");
        }

        if (settings.Batch is < 1)
        {
            throw new OnnxVizException($"a batch holds at least 1 picture, not {settings.Batch}");
        }

        if (settings.Lanes < 1)
        {
            throw new OnnxVizException($"at least 1 batch runs at a time, not {settings.Lanes}");
        }

        var batch = settings.Batch ?? BatchSize.For(found.Select(pair => pair.Layer), size, pictures);
        var shape = ShapeOf(batch);
        if (batch > 1 && settings.Batch is null
            && network.Refusal([.. found.Select(pair => pair.Layer.Tensor)], shape) is not null)
        {
            shape = ShapeOf(1);
        }

        var lanes = settings.Lanes
            ?? LaneCount.For(network, found.Select(pair => pair.Layer), shape, settings.Runtime, pictures);
        return new(network, found, shape, lanes, settings.Runtime);

        Shape ShapeOf(int pictures) => network.FindInput().ShapeOf(pictures, size.Height, size.Width);
    }

    public InputBuffer NewInput() => new(_input.Name, new(_input.Element, _shape));

    public FeatureMaps NewMaps() => new(Layers, _outputs);

    public void Run(InputBuffer input, FeatureMaps maps)
    {
        _session.Run(input.Memory, maps.Memory);
        maps.Convert();
    }

    public void Dispose() => _session.Dispose();

    /// <remarks>
    /// What is fused hangs on what uses a tensor, also beyond the cut. So the whole file is optimised, and the result
    /// is cut.
    /// </remarks>
    static OnnxSession? OpenExact(Network network, string[] tensors, Shape shape, RuntimeSettings settings)
    {
        try
        {
            var whole = OptimizedModel.Of(network.Whole(tensors, shape), settings);
            return OnnxSession.Open(
                whole with { Graph = Subgraph.Cut(whole.Graph, tensors) }, settings with { Optimize = false });
        }
        catch (OnnxVizException)
        {
            return null;
        }
    }

    Dictionary<string, TensorType> Types(string[] tensors)
    {
        var types = tensors.ToDictionary(tensor => tensor, _session.TypeOf);
        if (types.ContainsValue(null))
        {
            var zeros = Tensor.Of(new(_input.Element, _shape), new byte[_input.Element.ByteCount(_shape.Size)]);
            var measured = _session.Run(new Dictionary<string, Tensor> { [_input.Name] = zeros });
            return measured.ToDictionary(pair => pair.Key, pair => pair.Value.Type);
        }

        return types.ToDictionary(pair => pair.Key, pair => pair.Value!);
    }

    Shape PictureShape(Layer layer)
    {
        var (element, shape) = _outputs[layer.Tensor];
        var keepsApart = shape.Rank > 0 && shape[0] == Batch && layer.HasBatch;
        return element.ByteCount(shape.Size) > int.MaxValue
            ? throw new OnnxVizException(
                $"layer {layer.Name} of shape {shape} is too large: use a smaller batch (--batch)")
            : keepsApart ? Shape.From(layer.ChannelsFirst.Skip(1).Select(axis => shape[(int)axis]))
            : Batch == 1 ? Shape.From(layer.ChannelsFirst.Select(axis => shape[(int)axis]))
            : throw new OnnxVizException($"layer {layer.Name} of shape {shape} does not keep {Batch} pictures apart: "
                + "use a batch of 1 (--batch 1)");
    }
}
