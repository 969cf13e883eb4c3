using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// Adds noise to each picture, normal and uniform, another number for each pixel and channel. In text:
/// <c>noise(0.04, 0.02)</c>.
/// </summary>
/// <param name="Deviation">The standard deviation of the normal noise, as a share of the pixels' range.</param>
/// <param name="Uniform">The most of the uniform noise, in both directions.</param>
[Notation("noise", "adds normal and uniform noise")]
public sealed record Noise(float Deviation = 0.05f, float Uniform = 0) : Disturbance
{
    const string Numbers = "noise";

    /// <summary>The smallest difference from 1 that a number in single precision has.</summary>
    const float Least = 5.9604645e-8f;

    /// <inheritdoc/>
    public override Value Apply(Value pictures, Func<string, TensorType, Value> input) =>
        pictures + input(Numbers, pictures.Type);

    /// <remarks>Both numbers of a Box-Muller pair are taken: this is most of what a step costs the host.</remarks>
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, float[]> Draw(Shape picture, CounterRandom random)
    {
        var (noise, even) = (new float[picture.Size], random.Part(1));
        for (var index = 0; index < noise.Length; index += 2)
        {
            var length = Deviation * MathF.Sqrt(-2 * MathF.Log(MathF.Max(Least, 1 - (float)random.Uniform(index))));
            var (sine, cosine) = MathF.SinCos(2 * MathF.PI * (float)random.Uniform(index + 1));
            noise[index] = (length * cosine) + Flat(even, index);
            if (index + 1 < noise.Length)
            {
                noise[index + 1] = (length * sine) + Flat(even, index + 1);
            }
        }

        return new Dictionary<string, float[]> { [Numbers] = noise };
    }

    float Flat(CounterRandom random, int index) =>
        Uniform == 0 ? 0 : Uniform * (float)((2 * random.Uniform(index)) - 1);
}
