namespace OnnxViz.Ascent;

/// <summary>The climb of one picture on the host.</summary>
public abstract class HostClimb
{
    /// <summary>The point to look at next.</summary>
    /// <param name="point">The point that was looked at.</param>
    /// <param name="value">The value there.</param>
    /// <param name="gradient">The gradient there, uphill.</param>
    public abstract float[] Next(float[] point, float value, float[] gradient);
}
