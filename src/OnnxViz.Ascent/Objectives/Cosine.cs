using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>Products of activations with vectors over their channels, drawn to where nothing else is.</summary>
static class Cosine
{
    const float Least = 0.1f;

    /// <summary>Keeps lengths from 0, squared.</summary>
    const float Tiny = 1e-8f;

    /// <summary>The mean over positions of the product, times max(0.1, cosine)^power.</summary>
    /// <param name="activation">[1, C, ...].</param>
    /// <param name="vectors">[1, C, ...], one for each position or one for all.</param>
    /// <param name="power">The power; 0 for the product alone.</param>
    public static Value Product(Value activation, Value vectors, float power)
    {
        var dot = (activation * vectors).Sum([1]);
        if (power == 0)
        {
            return dot.Mean(keep: false);
        }

        var length = Length(activation) * Length(vectors);
        return (dot * (dot / length).Max(dot.Like(Least)).Pow(power)).Mean(keep: false);
    }

    static Value Length(Value vectors) => (vectors.Square().Sum([1]) + Tiny).Sqrt();
}
