using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>
/// A machine that is shown a drawn picture and has to say which of two real ones excites the unit more: it takes the
/// one that lies nearer, by the cosine between mean activations of a layer that is not the unit's own (after J.
/// Borowski et al., "Exemplary Natural Images Explain CNN Activations Better than State-of-the-Art Feature
/// Visualization", 2021, where people choose).
/// </summary>
/// <remarks>All pairs of a picture from the fifth of the highest scores and one from the lowest.</remarks>
public sealed class ForcedChoice
{
    const int Parts = 5;

    readonly LayerMeans _layer;
    readonly string _where;
    readonly IReadOnlyList<Picture> _pictures;
    readonly Lazy<float[][]> _means;

    /// <summary>Prepares a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="where">What to call it.</param>
    /// <param name="pictures">Real pictures.</param>
    public ForcedChoice(LayerMeans layer, string where, IReadOnlyList<Picture> pictures)
    {
        (_layer, _where, _pictures) = (layer, where, pictures);
        _means = new(() => [.. pictures.Select(layer.Of)]);
    }

    /// <summary>Chooses for a drawn picture; null where the unit tells the pictures not apart.</summary>
    /// <param name="drawn">The drawn picture.</param>
    /// <param name="scores">The unit's score of each real picture.</param>
    public Choice? Of(Picture drawn, IReadOnlyList<float> scores)
    {
        int[] order = [.. Enumerable.Range(0, _pictures.Count).OrderBy(index => scores[index])];
        var count = order.Length / Parts;
        if (count == 0 || scores[order[count - 1]] >= scores[order[^count]])
        {
            return null;
        }

        var mean = _layer.Of(drawn);
        float[] far = [.. order[..count].Select(index => Cosine(mean, _means.Value[index]))];
        float[] near = [.. order[^count..].Select(index => Cosine(mean, _means.Value[index]))];
        return new(near.Average(each => Percentile.Of(each, far)) / 100, count * count, _where);
    }

    static float Cosine(float[] one, float[] other)
    {
        var lengths = Math.Sqrt(Product(one, one) * Product(other, other));
        return lengths == 0 ? 0 : (float)(Product(one, other) / lengths);
    }

    static double Product(float[] one, float[] other) => one.Zip(other, (left, right) => (double)left * right).Sum();
}
