using OnnxViz.Graph;

namespace OnnxViz.Networks;

/// <summary>
/// A network as a function of pictures in [0, 1], preprocessing included. What is written into a graph comes from here
/// alone; what the network has
/// prepared for some layers and a size is kept by it, and prepared once in a process.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="preprocessing">How a picture becomes its input.</param>
public sealed class PictureNetwork(Network network, Preprocessing preprocessing)
{
    readonly Dictionary<string, object> _computed = [];

    /// <summary>The network.</summary>
    public Network Network => network;

    /// <summary>How a picture becomes its input.</summary>
    public Preprocessing Preprocessing => preprocessing;

    /// <summary>The part of the network that some layers need.</summary>
    /// <param name="tensors">The layers' tensors.</param>
    /// <param name="count">Pictures at once; each layer keeps them apart.</param>
    /// <param name="height">The pictures' height.</param>
    /// <param name="width">The pictures' width.</param>
    /// <exception cref="OnnxVizException">The network does not work at this size, or a layer mixes its
    /// pictures.</exception>
    public PicturePart Cut(IReadOnlyList<string> tensors, long count, long height, long width) =>
        PartOf(tensors, tensors, count, height, width);

    /// <summary>
    /// A part that computes some positions of its layers from the pixels that they see alone; null where that is nearly
    /// the whole picture, or not known, or where the network does not work at its size.
    /// </summary>
    /// <param name="whole">The part for the whole pictures.</param>
    /// <param name="places">The positions, counted in the whole.</param>
    public PicturePart? Around(PicturePart whole, IReadOnlyList<LayerPlace> places)
    {
        if (whole.WindowOf(places) is not { } window)
        {
            return null;
        }

        string[] tensors = [.. places.Select(place => place.Tensor).Distinct()];
        var shape = network.FindInput().ShapeOf(whole.Pictures[0], window.Height, window.Width);
        PreparedNetwork? prepared = null;
        var refusal = PartProbes.RefusalOf(() => prepared = network.Prepare(tensors, shape));
        return refusal is null ? whole.In(window, prepared!) : null;
    }

    /// <summary>
    /// Why <see cref="Cut"/> refuses some layers for so many pictures of a size; null where it does not. What is
    /// prepared to find out is kept.
    /// </summary>
    /// <param name="tensors">The layers' tensors.</param>
    /// <param name="count">Pictures at once.</param>
    /// <param name="height">The pictures' height.</param>
    /// <param name="width">The pictures' width.</param>
    public OnnxVizException? Refusal(IReadOnlyList<string> tensors, long count, long height, long width) =>
        PartProbes.RefusalOf(() => Cut(tensors, count, height, width));

    /// <summary>The whole network with its own outputs, and some layers.</summary>
    /// <param name="tensors">The layers' tensors.</param>
    /// <param name="count">Pictures at once; each of these layers keeps them apart.</param>
    /// <param name="height">The pictures' height.</param>
    /// <param name="width">The pictures' width.</param>
    /// <exception cref="OnnxVizException">The network does not work at this size, or a layer mixes its
    /// pictures.</exception>
    public PicturePart Whole(IReadOnlyList<string> tensors, long count, long height, long width)
    {
        string[] all = [.. network.ToModel().Graph.Outputs.Select(output => output.Name).Concat(tensors).Distinct()];
        return PartOf(all, tensors, count, height, width);
    }

    /// <summary>What is computed with the network once and kept with it.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="name">What it is called, all that it depends on being part of the name.</param>
    /// <param name="compute">Computes it.</param>
    public T Once<T>(string name, Func<T> compute) where T : class
    {
        lock (_computed)
        {
            return (T)(_computed.TryGetValue(name, out var known) ? known : _computed[name] = compute());
        }
    }

    PicturePart PartOf(
        IReadOnlyList<string> outputs, IReadOnlyList<string> apart, long count, long height, long width)
    {
        var part = new PicturePart(
            network,
            preprocessing,
            network.Prepare(outputs, network.FindInput().ShapeOf(count, height, width)),
            [count, network.FindInput().Channels, height, width]);
        part.RequireApart(apart);
        return part;
    }
}
