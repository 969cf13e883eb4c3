using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// The phases of a field alone: its magnitudes are those of photographs and stay so (MACO). In text: <c>maco</c>,
/// <c>maco(mine.npy)</c>.
/// </summary>
/// <remarks>
/// p = (φ - mean) / (sd + 1e-4) over all phases of a picture; u is the inverse transform of r exp(ip), brought to mean
/// 0 and sd 1 over all channels together; then colours are mixed and the sigmoid bounds them (T. Fel et al., 2023).
/// Pictures of 1 channel have the magnitudes of brightness and no colours to mix. No given picture has these
/// magnitudes, so that it starts from none.
/// </remarks>
/// <param name="Spectrum">
/// The .npy file of a <see cref="Ascent.Spectrum"/>; null for that of natural photographs.
/// </param>
[Notation("maco", "phases alone, magnitudes being those of photographs (MACO)")]
public sealed record Maco(string? Spectrum = null) : Parameterization
{
    const string Name = "phases";
    const float Tiny = 1e-4f;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Shape> Shapes(Shape pictures) => pictures[1] is 1 or 3
        ? new Dictionary<string, Shape> { [Name] = ShapeOf(pictures) }
        : throw new OnnxVizException(
            $"{this} makes pictures of 3 channels or of 1, but the network's have {pictures[1]}: take fourier");

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, float[]> Start(Shape picture, CounterRandom random) =>
        new Dictionary<string, float[]> { [Name] = random.Normals(ShapeOf(picture).Size, 1) };

    /// <inheritdoc/>
    public override Value Pictures(IReadOnlyDictionary<string, Value> parameters, Shape pictures)
    {
        var phases = Standardized(parameters[Name]);
        var magnitudes = phases.Builder.Constant(Magnitudes(pictures), "magnitudes");
        Shape part = [pictures[0], pictures[1], 1, pictures[2], RealFourier.Columns(pictures[3])];
        Value[] spectrum = [.. new[] { phases.Cos(), phases.Sin() }.Select(wave => (wave * magnitudes).Reshape(part))];
        var field = Standardized(RealFourier.Inverse(spectrum.Concat(2), pictures[3]));
        return (pictures[1] == 3 ? ColourMix.Apply(field) : field).Sigmoid();
    }

    static Shape ShapeOf(Shape pictures) =>
        [pictures[0], pictures[1], pictures[2], RealFourier.Columns(pictures[3])];

    static Value Standardized(Value x)
    {
        long[] all = [1, 2, 3];
        var centred = x - x.Mean(all);
        return centred / (centred.Square().Mean(all).Sqrt() + Tiny);
    }

    /// <summary>The magnitudes, scaled so that a field of random phases has a root mean square of 1.</summary>
    /// <remarks>By Parseval the mean square is the sum of squares over (H W)², most columns counted twice.</remarks>
    Tensor Magnitudes(Shape pictures)
    {
        var (channels, height, width) = ((int)pictures[1], (int)pictures[2], (int)pictures[3]);
        var spectrum = Spectrum is null ? Ascent.Spectrum.Natural : Ascent.Spectrum.Load(Spectrum);
        var (magnitudes, columns) = (spectrum.Magnitudes(channels, height, width), RealFourier.Columns(width));
        var square = magnitudes.Select((magnitude, bin) =>
            (bin % columns == 0 || 2 * (bin % columns) == width ? 1d : 2d) * magnitude * magnitude).Sum() / channels;
        var scale = (double)height * width / Math.Sqrt(square);
        return Tensor.Of(
            [.. magnitudes.Select(magnitude => (float)(magnitude * scale))], [1, channels, height, columns]);
    }
}
