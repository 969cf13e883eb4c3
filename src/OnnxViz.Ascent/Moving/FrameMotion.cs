using System.Numerics;

namespace OnnxViz.Ascent;

/// <summary>What happens to a moving picture between two of its frames.</summary>
/// <param name="Lead">Leads from a point of the new frame to the point of the old one that is seen there, in pixels
/// from the middle, x to the right, y down.</param>
/// <param name="Swirl">By how much the middle turns further than the border, in radians, clockwise.</param>
/// <param name="Hue">By how much colours turn about the grey axis, in radians; 0 where pictures have no
/// colours.</param>
/// <param name="Noise">The standard deviation of the noise that is added, as a share of the range.</param>
/// <param name="Steadiness">The share of the way, 0 to 1, that each channel's mean and deviation go to their
/// aim.</param>
public sealed record FrameMotion(
    Matrix3x2 Lead, float Swirl = 0, float Hue = 0, float Noise = 0, float Steadiness = 0);
