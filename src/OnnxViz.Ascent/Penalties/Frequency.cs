using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// The mean energy of a picture above a share of the highest frequency that its pixels can hold: of the cosines
/// cos(pi u (x + 1/2) / W) cos(pi v (y + 1/2) / H) of length 1, the squares of those with
/// (u / W)² + (v / H)² above the share's square, over all pixels. In text: <c>frequency(1, 0.5)</c>.
/// </summary>
/// <remarks>Cosines go on as their mirror image at the border, so that a slope is no edge.</remarks>
/// <param name="Weight">Its weight.</param>
/// <param name="Share">The share of the Nyquist frequency, 0 to 1, above which energy counts.</param>
[Notation("frequency", "energy above a share of the highest frequency")]
public sealed record Frequency(float Weight, float Share = 0.5f) : Penalty(Weight)
{
    /// <inheritdoc/>
    public override Value Build(Value pictures)
    {
        var (height, width) = (pictures.Shape[2], pictures.Shape[3]);
        var waves = pictures.Along(3, Cosines(width)).Along(2, Cosines(height));
        return (waves * pictures.Builder.Matrix(High(height, width), pictures.Element)).Square()
            .Mean([1, 2, 3], keep: false);
    }

    /// <summary>A column for each cosine (the discrete cosine transform II, orthonormal).</summary>
    static float[,] Cosines(long length)
    {
        var matrix = new float[length, length];
        for (var place = 0; place < length; place++)
        {
            for (var wave = 0; wave < length; wave++)
            {
                matrix[place, wave] = (float)(Math.Sqrt((wave == 0 ? 1.0 : 2) / length)
                    * Math.Cos(Math.PI * wave * (place + 0.5) / length));
            }
        }

        return matrix;
    }

    float[,] High(long height, long width)
    {
        var mask = new float[height, width];
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var (down, across) = (row / (float)height, column / (float)width);
                mask[row, column] = (down * down) + (across * across) > Share * Share ? 1 : 0;
            }
        }

        return mask;
    }
}
