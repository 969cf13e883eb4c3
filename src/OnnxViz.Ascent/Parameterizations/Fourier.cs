using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// The Fourier coefficients of a field, scaled by 1 / frequency so that large shapes grow as fast as grain does
/// (Lucid). In text: <c>fourier</c>, <c>fourier(0.01, 1.5)</c>; with Lucid's colours <c>decorrelated(fourier)</c>.
/// </summary>
/// <remarks>
/// The inverse transform of S z / 4 with S = √(H W) / max(f, 1 / max(H, W))^decay, f in cycles per pixel; 4 keeps
/// colours from saturating (C. Olah, A. Mordvintsev, L. Schubert, "Feature Visualization", 2017).
/// </remarks>
/// <param name="Sd">The standard deviation of the starting coefficients, real and imaginary parts each.</param>
/// <param name="Decay">The power of the frequency by which coefficients fall.</param>
[Notation("fourier", "Fourier coefficients scaled by 1 / frequency, bounded by the sigmoid")]
public sealed record Fourier(float Sd = 0.01f, float Decay = 1) : Field
{
    const string Name = "spectrum";
    const double Calm = 4;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Shape> Shapes(Shape pictures) =>
        new Dictionary<string, Shape> { [Name] = ShapeOf(pictures) };

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, float[]> Start(Shape picture, CounterRandom random) =>
        new Dictionary<string, float[]> { [Name] = random.Normals(ShapeOf(picture).Size, Sd) };

    /// <inheritdoc/>
    public override Value Numbers(IReadOnlyDictionary<string, Value> parameters, Shape pictures)
    {
        var scales = Tensor.Of(Scales(pictures), [pictures[2], RealFourier.Columns(pictures[3])]);
        return RealFourier.Inverse(
            parameters[Name] * parameters[Name].Builder.Constant(scales, "scales"), pictures[3]);
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, float[]> Fit(Shape picture, float[] numbers)
    {
        var (height, width, scales) = ((int)picture[2], (int)picture[3], Scales(picture));
        var spectra = numbers.Chunk(height * width).SelectMany(plane => RealFourier.Forward(plane, height, width));
        return new Dictionary<string, float[]>
        {
            [Name] = [.. spectra.Select((number, index) => number / scales[index % scales.Length])],
        };
    }

    static Shape ShapeOf(Shape pictures) =>
        [pictures[0], pictures[1], 2, pictures[2], RealFourier.Columns(pictures[3])];

    float[] Scales(Shape pictures)
    {
        var (height, width) = (pictures[2], pictures[3]);
        var (columns, least) = (RealFourier.Columns(width), 1d / Math.Max(height, width));
        return [.. Enumerable.Range(0, (int)(height * columns)).Select(bin =>
        {
            var frequency = double.Hypot(
                RealFourier.Frequency(bin / columns, height), RealFourier.Frequency(bin % columns, width));
            return (float)(Math.Sqrt(height * width) / Math.Pow(Math.Max(frequency, least), Decay) / Calm);
        })];
    }
}
