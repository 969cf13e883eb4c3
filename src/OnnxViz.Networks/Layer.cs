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
/// <param name="ChannelAxis">The axis of its shape that channels run along: 1, but for example 3 in [N, H, W, C].</param>
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

    /// <summary>The order of axes that brings its channels behind the batch: [N, C, ...].</summary>
    public IReadOnlyList<long> ChannelsFirst =>
        [0, ChannelAxis, .. Enumerable.Range(1, Shape.Rank - 1).Where(axis => axis != ChannelAxis).Select(axis => (long)axis)];
}
