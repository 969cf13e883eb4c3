using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Ascent;

/// <summary>
/// The logarithm of the odds of one channel of a layer of scores, which a softmax makes probabilities p of: log
/// p/(1-p), that is its score less the logarithm of the sum of the exponentials of all others. It rises with the
/// channel's score and as its rivals fall, and does not level off as log p does. Scores are means over positions, where
/// a layer has such. In text: <c>logodds(fc, 281)</c>.
/// </summary>
/// <param name="Layer">The layer.</param>
/// <param name="Index">The channel, from 0.</param>
[Notation("logodds", "the logarithm of the odds of a channel among all of its layer, as a softmax has them")]
public sealed record LogOdds(string Layer, int Index) : Objective
{
    /// <summary>What the channel's own score is brought below all others by, where their sum is taken.</summary>
    const float Away = -1e30f;

    /// <inheritdoc/>
    public override Value Build(Activations at)
    {
        var layer = at[Layer];
        var channels = layer.Shape[1];
        var scores = layer.Reshape([channels, layer.Shape.Size / channels]).Mean([1], keep: false);
        var others = (scores + Mark(scores, Away)).LogSumExp(keep: false);
        return (scores * Mark(scores, 1)).Sum(keep: false) - others;
    }

    /// <inheritdoc/>
    public override Objective In(Network network)
    {
        var layer = network.FindLayers().Find(Layer);
        if (Index < 0 || Index >= layer.Channels)
        {
            throw new OnnxVizException($"{this}: {layer.Name} has the channels 0 to {layer.Channels - 1}");
        }

        return layer.Channels > 1 ? base.In(network) : throw new OnnxVizException(
            $"{this}: {layer.Name} has a single channel, which has no rivals: take channel({layer.Name}, 0)");
    }

    Value Mark(Value scores, float number)
    {
        var marks = new float[scores.Shape[0]];
        marks[Index] = number;
        return scores.Builder.Constant(Tensor.Of(marks, [marks.Length]), "mark");
    }
}
