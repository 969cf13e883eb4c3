namespace OnnxViz.Video;

/// <summary>How fast a picture moves at a moment.</summary>
/// <param name="Growth">The natural logarithm of the factor by which it grows in a second.</param>
/// <param name="Rotation">Radians in a second, clockwise.</param>
/// <param name="X">Widths in a second, to the right.</param>
/// <param name="Y">Heights in a second, down.</param>
/// <param name="Shear">By how many pixels a row moves to the right in a second for each pixel that it lies
/// lower.</param>
/// <param name="Swirl">Radians in a second by which the middle turns further than the border, clockwise.</param>
/// <param name="Hue">Radians in a second about the axis of greys.</param>
public sealed record Speed(
    double Growth, double Rotation, double X, double Y, double Shear, double Swirl, double Hue)
{
    /// <summary>A speed between two.</summary>
    /// <param name="other">The speed for a share of 1.</param>
    /// <param name="share">The share, in [0, 1].</param>
    public Speed Towards(Speed other, double share) => new(
        double.Lerp(Growth, other.Growth, share),
        double.Lerp(Rotation, other.Rotation, share),
        double.Lerp(X, other.X, share),
        double.Lerp(Y, other.Y, share),
        double.Lerp(Shear, other.Shear, share),
        double.Lerp(Swirl, other.Swirl, share),
        double.Lerp(Hue, other.Hue, share));
}
