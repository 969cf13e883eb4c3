using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Ascent;

/// <summary>How units score pictures: the part of a network that they look at, written into a graph.</summary>
public abstract class Scoring
{
    private protected Scoring()
    {
    }

    /// <summary>The part of the network that is scored.</summary>
    public abstract PicturePart Part { get; }

    /// <summary>
    /// What the graph hangs on beside the part's size: steps with the same key serve each other's units.
    /// </summary>
    public abstract string Key { get; }

    /// <summary>How many pictures, one behind the other, are judged together; 1 where each is judged alone.</summary>
    public virtual int Together => 1;

    /// <summary>The scoring of some units, each of them judged alone.</summary>
    /// <param name="network">The network.</param>
    /// <param name="units">One for each picture of the batch, layers named by tensors.</param>
    /// <param name="height">The height of what the network sees.</param>
    /// <param name="width">The width of what the network sees.</param>
    /// <param name="narrowing">Whether channels that no unit asks for are left out.</param>
    /// <param name="others">Tensors that are wanted beside those that the units look at.</param>
    /// <exception cref="OnnxVizException">The network does not work on this batch at this size, or a position lies
    /// outside a layer.</exception>
    public static Scoring Of(
        PictureNetwork network,
        IReadOnlyList<Objective> units,
        long height,
        long width,
        Narrowing narrowing = Narrowing.Fed,
        params IReadOnlyList<string> others) =>
        Of(network, units, height, width, default, narrowing, others);

    /// <summary>The scoring of some units.</summary>
    /// <param name="network">The network.</param>
    /// <param name="units">One for each picture of the batch, layers named by tensors.</param>
    /// <param name="height">The height of what the network sees.</param>
    /// <param name="width">The width of what the network sees.</param>
    /// <param name="grouping">Which of the pictures belong together.</param>
    /// <param name="narrowing">Whether channels that no unit asks for are left out.</param>
    /// <param name="others">Tensors that are wanted beside those that the units look at.</param>
    /// <exception cref="OnnxVizException">The network does not work on this batch at this size, or a position lies
    /// outside a layer.</exception>
    public static Scoring Of(
        PictureNetwork network,
        IReadOnlyList<Objective> units,
        long height,
        long width,
        Grouping grouping,
        Narrowing narrowing,
        IReadOnlyList<string> others)
    {
        string[] tensors = [.. units.SelectMany(unit => unit.Layers).Distinct()];
        var part = network.Cut([.. tensors.Concat(others).Distinct()], units.Count, height, width);
        return units.All(unit => unit.Sums is not null)
            ? new MaskedScoring(network, part, tensors, units, narrowing)
            : new WrittenScoring(network, part, units, grouping);
    }

    /// <summary>
    /// The same for pictures of which the network is given no more than the units see; null where they see nearly all,
    /// or where that is not known.
    /// </summary>
    /// <param name="units">The units that it was made for.</param>
    public virtual Scoring? Around(IReadOnlyList<Objective> units) => null;

    /// <summary>Writes the network and the scores into a graph.</summary>
    /// <param name="network">Writes the network, given the channels that it is to compute where these are fed.</param>
    /// <param name="feed">Declares an input that <see cref="Feeds"/> fills.</param>
    /// <returns>The score of each picture, and the size of what was summed for it, both [N].</returns>
    public abstract (Value Scores, Value Sizes) Write(
        Func<Value?, PictureValues> network, Func<string, TensorType, Value> feed);

    /// <summary>What the step is fed for some units.</summary>
    /// <exception cref="OnnxVizException">The step was not written for such units.</exception>
    public abstract IReadOnlyDictionary<string, Tensor> Feeds(IReadOnlyList<Objective> units);

    /// <summary>The axes behind the batch.</summary>
    private protected static long[] Inner(Value value) =>
        [.. Enumerable.Range(1, value.Rank - 1).Select(axis => (long)axis)];
}
