using OnnxViz.Graph;

namespace OnnxViz.Networks;

/// <summary>A layer that can be chosen.</summary>
/// <param name="Index">Its number, from 0 in running order.</param>
/// <param name="Tensor">The tensor it makes.</param>
/// <param name="Node">The node's name; the tensor's where the node has none.</param>
/// <param name="Alias">Its usual name from the model card; null where there is none.</param>
/// <param name="Operator">The operator that makes it.</param>
/// <param name="Shape">Its shape for one picture of the network's own size.</param>
/// <param name="ReceptiveField">What one of its positions sees.</param>
/// <param name="Differentiable">Whether gradients can be taken from it to the input.</param>
/// <param name="ChannelAxis">
/// The axis of its shape that channels run along: 1, but for example 3 in [N, H, W, C].
/// </param>
public sealed record Layer(
    int Index,
    string Tensor,
    string Node,
    string? Alias,
    string Operator,
    Shape Shape,
    ReceptiveField ReceptiveField,
    bool Differentiable,
    int ChannelAxis = 1)
{
    /// <summary>What to call the layer: its alias, or its tensor.</summary>
    public string Name => Alias ?? Tensor;

    /// <summary>The number of channels.</summary>
    public long Channels => Shape.Rank > 1 ? Shape[ChannelAxis] : 1;

    /// <summary>
    /// Whether its first axis is the batch; it is not in [tokens, N, C], nor where the batch of one is gone.
    /// </summary>
    public bool HasBatch => ChannelAxis > 0 && Shape[0] == 1;

    /// <summary>
    /// The order of axes that brings its channels behind the batch, [N, C, ...], or to the front where the first axis
    /// is not the batch.
    /// </summary>
    public IReadOnlyList<long> ChannelsFirst
    {
        get
        {
            long[] front = HasBatch ? [0, ChannelAxis] : [ChannelAxis];
            return [.. front, .. Enumerable.Range(0, Shape.Rank).Select(axis => (long)axis).Except(front)];
        }
    }

    /// <summary>Whether its channels are there already.</summary>
    public bool IsChannelsFirst => ChannelsFirst.Select((axis, index) => axis == index).All(same => same);
}
