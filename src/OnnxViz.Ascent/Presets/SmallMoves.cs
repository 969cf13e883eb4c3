namespace OnnxViz.Ascent;

/// <summary>
/// Lucid's way to make pictures robust: a border of grey, a move, one of some factors, one of some angles, another
/// move, and the border is cut off again.
/// </summary>
/// <param name="canvas">The side of pictures for which the pixels are meant; smaller ones move by less.</param>
/// <param name="border">The border in pixels.</param>
/// <param name="first">The most of the first move, in pixels.</param>
/// <param name="second">The most of the second move, in pixels.</param>
/// <param name="factors">The factors.</param>
/// <param name="angles">The angles in degrees.</param>
sealed class SmallMoves(double canvas, int border, int first, int second, float[] factors, float[] angles)
{
    /// <summary>The moves of pictures of a size.</summary>
    /// <param name="height">Their height in pixels.</param>
    /// <param name="width">Their width in pixels.</param>
    public Transform[] For(int height, int width)
    {
        var share = Math.Min(1, Math.Min(height, width) / canvas);
        return
        [
            new Pad(Pixels(border, share)),
            new Jitter(Pixels(first, share)),
            new Enlarge(factors),
            new Turn(angles),
            new Jitter(Pixels(second, share)),
            new Crop(Pixels(border, share)),
        ];
    }

    static int Pixels(int published, double share) => Math.Max(1, (int)Math.Round(published * share));
}
