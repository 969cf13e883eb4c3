using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// Grey levels less the mean colour of photographs, every pixel's colour held in a ball about it and nothing else
/// bounding it, so that pictures may go beyond black and white (A. Mahendran, A. Vedaldi, "Visualizing Deep
/// Convolutional Neural Networks Using Natural Pre-Images", 2016). In text: <c>levels</c>, <c>levels(51.3, none)</c>.
/// </summary>
/// <remarks>
/// The published start is noise in (-1, 1) over its 95 % quantile, 0.9, times 80 / √3. It is the affine layer above
/// whatever preprocessing a model has: pictures are mean + x / 255.
/// </remarks>
/// <param name="Spread">The spread of the starting noise in grey levels.</param>
/// <param name="Bound">The radius of the ball in grey levels; null for no bound.</param>
/// <param name="Noise">How the starting noise is spread.</param>
[Notation("levels", "grey levels about the mean colour of photographs, each colour held in a ball")]
public sealed record GreyLevels(
    float Spread = GreyLevels.UsualSpread, float? Bound = 160, StartNoise Noise = StartNoise.Even) : Parameterization
{
    /// <summary>The usual spread: 80 / √3 / 0.9.</summary>
    public const float UsualSpread = 51.3200f;

    const string Name = "levels";

    /// <summary>The farthest that a Gaussian start goes, in grey levels: by the rates of 2015 the sixth power drives
    /// pixels beyond some 540 ever farther out, and pictures of 256 pixels have one now and then.</summary>
    const float Farthest = 420;

    /// <inheritdoc/>
    public override bool IsPixelwise => true;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Shape> Shapes(Shape pictures) =>
        new Dictionary<string, Shape> { [Name] = pictures };

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, float[]> Start(Shape picture, CounterRandom random) =>
        new Dictionary<string, float[]>
        {
            [Name] = Noise == StartNoise.Normal ? Normal(picture.Size, random) : Even(picture.Size, random),
        };

    /// <inheritdoc/>
    public override Value Pictures(IReadOnlyDictionary<string, Value> parameters, Shape pictures) =>
        (parameters[Name] * (1 / NaturalColour.Levels))
            + NaturalColour.Mean(parameters[Name].Builder, pictures[1]);

    /// <inheritdoc/>
    public override Value Constrain(string name, Value parameter)
    {
        if (Bound is not { } bound)
        {
            return parameter;
        }

        var length = parameter.Shape[1] == 1 ? parameter.Abs() : parameter.Square().SumOfChannels().Sqrt();
        return parameter * (bound / length.Max(length.Like(bound)));
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, float[]> From(Shape picture, float[] pixels)
    {
        var (mean, plane) = (NaturalColour.Mean(picture[1]), pixels.Length / (int)picture[1]);
        return new Dictionary<string, float[]>
        {
            [Name] = [.. pixels.Select((pixel, index) => (pixel - mean[index / plane]) * NaturalColour.Levels)],
        };
    }

    float[] Even(long count, CounterRandom random) =>
        [.. Enumerable.Range(0, (int)count).Select(index => (float)(Spread * ((2 * random.Uniform(index)) - 1)))];

    float[] Normal(long count, CounterRandom random)
    {
        var numbers = random.Normals(count, 1);
        var factor = Spread / Math.Sqrt(numbers.Average(number => (double)number * number));
        return [.. numbers.Select(number => (float)Math.Clamp(number * factor, -Farthest, Farthest))];
    }
}
