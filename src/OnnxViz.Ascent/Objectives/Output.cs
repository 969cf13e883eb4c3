using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Ascent;

/// <summary>
/// One number of an output or any other tensor, by its place in the tensor's own order of axes: a detector's score of a
/// box, a pixel of a segmentation. In text: <c>output(scores, 412, 1)</c>.
/// </summary>
/// <param name="Layer">The output, or any layer.</param>
/// <param name="I">The place along the first axis behind the batch, from 0.</param>
/// <param name="J">The place along the next axis, where there is one.</param>
/// <param name="K">The place along the next axis, where there is one.</param>
/// <param name="L">The place along the next axis, where there is one.</param>
[Notation("output", "one number of an output, by its place in the output's own order of axes")]
public sealed record Output(string Layer, int I, int? J = null, int? K = null, int? L = null) : Objective
{
    /// <inheritdoc/>
    public override Objective In(Network network)
    {
        var layer = network.FindLayers().Find(Layer);
        var batch = layer.HasBatch ? 1 : 0;
        long[] sizes = [.. layer.Shape.Skip(batch)];
        int[] places = [I, .. new[] { J, K, L }.OfType<int>()];
        if (places.Length != sizes.Length || places.Zip(sizes, (place, size) => place < 0 || place >= size).Any(x => x))
        {
            throw new OnnxVizException(
                $"{this}: {layer.Name} has {sizes.Length} axes behind the batch, of {string.Join('x', sizes)} numbers: "
                + "give a place on each, counted from 0");
        }

        int[] rest = [.. Enumerable.Range(0, sizes.Length).Where(axis => axis + batch != layer.ChannelAxis)];
        var channel = places[layer.ChannelAxis - batch];
        return rest switch
        {
            [] => new Channel(layer.Tensor, channel),
            [var row, var column] => new Neuron(layer.Tensor, channel, places[row], places[column]),
            _ => new Neuron(
                layer.Tensor, channel, 0,
                rest.Aggregate(0, (flat, axis) => (int)((flat * sizes[axis]) + places[axis]))),
        };
    }
}
