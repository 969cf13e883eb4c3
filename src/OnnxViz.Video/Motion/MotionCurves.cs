namespace OnnxViz.Video;

/// <summary>How a picture moves over time, in units per second.</summary>
/// <param name="Zoom">The factor by which it grows, above 0.</param>
/// <param name="Rotation">Degrees, clockwise.</param>
/// <param name="X">Widths to the right.</param>
/// <param name="Y">Heights down.</param>
/// <param name="Shear">By how many pixels a row moves to the right for each pixel that it lies lower.</param>
/// <param name="Swirl">Degrees by which the middle turns further than the border, clockwise.</param>
/// <param name="Hue">Degrees of hue.</param>
public sealed record MotionCurves(
    Curve Zoom, Curve Rotation, Curve X, Curve Y, Curve Shear, Curve Swirl, Curve Hue)
{
    const double Radians = Math.PI / 180;

    /// <summary>No motion.</summary>
    public static MotionCurves None { get; } = new(
        Curve.Constant(1), Still, Still, Still, Still, Still, Still);

    static Curve Still => Curve.Constant(0);

    /// <summary>The speed at a time.</summary>
    /// <param name="time">The time in seconds.</param>
    public Speed At(double time) => new(
        Math.Log(Zoom.At(time)),
        Rotation.At(time) * Radians,
        X.At(time),
        Y.At(time),
        Shear.At(time),
        Swirl.At(time) * Radians,
        Hue.At(time) * Radians);
}
