using OnnxViz.Graph;
using OnnxViz.Representations.Building;

namespace OnnxViz.Representations.Words;

/// <summary>A soft bag of visual words: how much of each word the dense SIFT descriptors of a picture have.</summary>
/// <remarks>
/// The share of word w in descriptor d is the softmax over words of −β‖d − w‖² (van Gemert et al., "Visual word
/// ambiguity", 2010). ‖d‖² is the same for all words and falls out: what is left is a convolution.
/// </remarks>
static class VisualWords
{
    /// <summary>β: the lower, the more words share a descriptor.</summary>
    public const double Sharpness = 40;

    const int Bin = 8;

    /// <summary>The layers up to <c>words</c>, [N, words]: <c>assignment</c> is that of each place.</summary>
    /// <param name="grey">Pictures in grey levels, [N, 1, H, W].</param>
    /// <param name="words">The vocabulary: descriptors of the length of dense SIFT's.</param>
    public static Layers Of(Value grey, IReadOnlyList<double[]> words)
    {
        var (g, layers) = (grey.Builder, DenseSift.Of(grey, Bin));
        var assignment = layers.Add("assignment", g, () => Shares(layers.Values[^1], words));
        layers.Add("words", g, () => assignment.Mean([2, 3], keep: false));
        return layers;
    }

    static Value Shares(Value descriptors, IReadOnlyList<double[]> words)
    {
        var weight = new float[words.Count, DenseSift.Channels, 1, 1];
        for (var word = 0; word < words.Count; word++)
        {
            for (var channel = 0; channel < DenseSift.Channels; channel++)
            {
                weight[word, channel, 0, 0] = (float)(2 * Sharpness * words[word][channel]);
            }
        }

        float[] offsets = [.. words.Select(word => (float)(-Sharpness * word.Sum(number => number * number)))];
        var bias = descriptors.Builder.Constant(Tensor.Of(offsets, [words.Count]), "offsets");
        var near = descriptors.Conv(descriptors.Weight(weight, "words"), bias, Window.Square(1));
        return near.Builder.Op("Softmax", [near], near.Type, new Attributes { { "axis", 1L } });
    }
}
