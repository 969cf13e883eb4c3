using OnnxViz.Graph;
using OnnxViz.Graph.Passes;
using OnnxViz.Networks.Fields;

namespace OnnxViz.Networks;

/// <summary>A part of a network for some pictures of a size, ready to be written into graphs.</summary>
public sealed class PicturePart
{
    readonly Network _network;
    readonly Preprocessing _preprocessing;
    readonly PreparedNetwork _prepared;
    readonly string? _channels;
    readonly PicturePart? _whole;
    readonly Lazy<IReadOnlyDictionary<string, Sight>> _sights;

    internal PicturePart(
        Network network,
        Preprocessing preprocessing,
        PreparedNetwork prepared,
        Shape pictures,
        string? channels = null)
    {
        (_network, _preprocessing, _prepared, Pictures, _channels) = (
            network, preprocessing, prepared, pictures, channels);
        _sights = new(() => ReceptiveFields.Of(prepared.Model.Graph, network.FindInput(), prepared.Types));
    }

    PicturePart(PicturePart whole, PictureWindow window, PreparedNetwork prepared)
        : this(whole._network, whole._preprocessing, prepared, whole.Pictures) => (_whole, Window) = (whole, window);

    PicturePart(PicturePart part, PreparedNetwork prepared, string? channels)
        : this(part._network, part._preprocessing, prepared, part.Pictures, channels) =>
        (_whole, Window) = (part._whole, part.Window);

    /// <summary>The shape of the pictures, [N, C, H, W].</summary>
    public Shape Pictures { get; }

    /// <summary>The part of the pictures that the network is given; null for all of them.</summary>
    public PictureWindow? Window { get; }

    /// <summary>The type of the network's own input.</summary>
    public TensorType Input => new(
        _network.FindInput().Element,
        _network.FindInput().ShapeOf(Pictures[0], Window?.Height ?? Pictures[2], Window?.Width ?? Pictures[3]));

    /// <summary>The type of a layer's activation in a graph: single precision, channels behind the batch.</summary>
    public TensorType TypeOf(string tensor)
    {
        var (layer, shape) = (_network.FindLayers().OfTensor(tensor), _prepared.Types[tensor].Shape);
        var first = Shape.From(layer.ChannelsFirst.Select(axis => shape[(int)axis]));
        return new(ElementType.Float, layer.HasBatch ? first : [1, .. first]);
    }

    /// <summary>The type of a layer's activation had the network the whole pictures.</summary>
    public TensorType WholeTypeOf(string tensor) => (_whole ?? this).TypeOf(tensor);

    /// <summary>The number of a position in this part's activation, counted row by row.</summary>
    /// <param name="tensor">The layer's tensor.</param>
    /// <param name="position">The number in the activation had the network the whole pictures.</param>
    public long PositionOf(string tensor, long position)
    {
        if (_whole is null)
        {
            return position;
        }

        var (before, columns) = (Before(tensor), WholeTypeOf(tensor).Shape[3]);
        return ((position / columns) - before.Rows) * TypeOf(tensor).Shape[3] + (position % columns) - before.Columns;
    }

    /// <summary>Writes the network behind its preprocessing into a graph.</summary>
    /// <param name="pictures">[N, C, H, W] in [0, 1].</param>
    /// <param name="channels">The channels that a narrowed part computes.</param>
    public PictureValues Of(Value pictures, Value? channels = null) =>
        OfInput(_network.FindInput().FromChannelsFirst(_preprocessing.Apply(Seen(pictures))), channels);

    /// <summary>Writes the network into a graph.</summary>
    /// <param name="input">The network's own input.</param>
    /// <param name="channels">The channels that a narrowed part computes.</param>
    public PictureValues OfInput(Value input, Value? channels = null)
    {
        var given = new Dictionary<string, Value> { [_prepared.Input] = input };
        if (_channels is not null && channels is not null)
        {
            given[_channels] = channels;
        }

        return new(_network.FindLayers(), input.Builder.Import(_prepared.Model.Graph, _prepared.Types, given));
    }

    /// <summary>The model of a graph that this part was written into.</summary>
    public OnnxModel ModelOf(OnnxGraph graph) => OnnxModel.Of(graph, _prepared.Model.Folder, _prepared.Model.Imports);

    /// <summary>
    /// The part that computes so many channels of its one layer, which ones it is told anew at every run: the last
    /// convolution picks its kernels. Null
    /// where all channels have to be computed.
    /// </summary>
    /// <param name="tensor">The layer's tensor.</param>
    /// <param name="count">How many channels.</param>
    public PicturePart? Narrow(string tensor, long count)
    {
        var name = Enumerable.Range(0, int.MaxValue).Select(number => $"channels{number}").First(
            name => !_prepared.Types.ContainsKey(name));
        return Narrow(tensor, ChannelChoice.Fed(name, count));
    }

    /// <summary>
    /// The part that computes some channels of its one layer only; null where all have to be computed.
    /// </summary>
    /// <param name="tensor">The layer's tensor.</param>
    /// <param name="channels">The channels, in the order wanted.</param>
    public PicturePart? Narrow(string tensor, IReadOnlyList<long> channels) =>
        Narrow(tensor, ChannelChoice.Of(channels));

    internal PictureWindow? WindowOf(IReadOnlyList<LayerPlace> places) =>
        WindowSearch.Of(_sights.Value, places, Pictures[2], Pictures[3]);

    internal PicturePart In(PictureWindow window, PreparedNetwork prepared) => new(this, window, prepared);

    internal void RequireApart(IEnumerable<string> tensors)
    {
        if (_network.Mixing(tensors, _prepared.Types, Pictures[0]) is { } refusal)
        {
            throw refusal;
        }
    }

    Value Seen(Value pictures) => Window is { } window
        ? pictures.Slice(2, window.Top, window.Height).Slice(3, window.Left, window.Width)
        : pictures;

    (long Rows, long Columns) Before(string tensor) =>
        WindowSearch.Before(_whole!._sights.Value[tensor], Window!);

    PicturePart? Narrow(string tensor, ChannelChoice choice)
    {
        var axis = _network.FindLayers().OfTensor(tensor).ChannelAxis;
        if (_prepared.Model.Graph.Outputs.Count > 1 || _prepared.Types[tensor].Shape[axis] <= choice.Count)
        {
            return null;
        }

        var (graph, types) = NarrowChannels.Apply(_prepared.Model.Graph, _prepared.Types, tensor, axis, choice);
        return types[tensor].Shape[axis] == choice.Count
            ? new(
                this, _prepared with { Model = _prepared.Model with { Graph = graph }, Types = types }, choice.Input)
            : null;
    }
}
