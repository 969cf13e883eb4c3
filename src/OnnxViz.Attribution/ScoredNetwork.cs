using OnnxViz.Ascent;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Attribution;

/// <summary>
/// A network cut at what some objectives look at, with as few channels of the last layer as they need, ready to be
/// written into a graph.
/// </summary>
public sealed class ScoredNetwork
{
    readonly Scoring _scoring;
    readonly IReadOnlyDictionary<string, Tensor> _feeds;
    readonly PicturePart _part;

    ScoredNetwork(Scoring scoring, PicturePart part, IReadOnlyList<Objective> units) =>
        (_scoring, _part, _feeds) = (scoring, part, scoring.Feeds(units));

    /// <summary>Cuts a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="units">One for each picture of the batch, their layers named by tensors.</param>
    /// <param name="height">The pictures' height.</param>
    /// <param name="width">The pictures' width.</param>
    /// <exception cref="OnnxVizException">The network does not work at this size, or a channel is out of
    /// range.</exception>
    public static ScoredNetwork Prepare(Network network, IReadOnlyList<Objective> units, long height, long width) =>
        Prepare(network, units, height, width, Narrowing.Known);

    /// <summary>Keeps a network whole, its own outputs included.</summary>
    /// <param name="network">The network.</param>
    /// <param name="units">One for each picture of the batch, their layers named by tensors.</param>
    /// <param name="height">The pictures' height.</param>
    /// <param name="width">The pictures' width.</param>
    /// <exception cref="OnnxVizException">The network does not work at this size.</exception>
    public static ScoredNetwork Whole(Network network, IReadOnlyList<Objective> units, long height, long width)
    {
        var scoring = Scoring.Of(Plain(network), units, height, width, Narrowing.None);
        return new(
            scoring,
            Plain(network).Whole([.. units.SelectMany(unit => unit.Layers).Distinct()], units.Count, height, width),
            units);
    }

    /// <summary>Writes the network and the scores into a graph, all numbers being constants of it.</summary>
    /// <param name="input">The network's own input.</param>
    /// <returns>A score for each picture, [N], and the network's tensors by name.</returns>
    public (Value Scores, IReadOnlyDictionary<string, Value> Tensors) Write(Value input)
    {
        PictureValues? values = null;
        var (scores, _) = _scoring.Write(
            channels => values = _part.OfInput(input, channels), (name, _) =>
                input.Builder.Constant(_feeds[name], name));
        return (scores, values!.Tensors);
    }

    /// <summary>The model of a graph that it was written into.</summary>
    public OnnxModel ModelOf(OnnxGraph graph) => _part.ModelOf(graph);

    internal static ScoredNetwork Prepare(
        Network network, IReadOnlyList<Objective> units, long height, long width, Narrowing narrowing)
    {
        var scoring = Scoring.Of(Plain(network), units, height, width, narrowing);
        return new(scoring, scoring.Part, units);
    }

    /// <summary>For graphs that begin at the network's own input, where no preprocessing is.</summary>
    static PictureNetwork Plain(Network network) => new(network, Preprocessing.Preset("unit"));
}
