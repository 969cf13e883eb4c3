namespace OnnxViz.Video;

/// <summary>A value over time: key frames, the first holding before it and the last one behind it.</summary>
/// <param name="Keys">The key frames by rising time, at least one.</param>
/// <param name="Origin">The time that the key frames count from, in seconds.</param>
public sealed record Curve(IReadOnlyList<KeyFrame> Keys, double Origin = 0)
{
    /// <summary>A value that never changes.</summary>
    public static Curve Constant(double value) => new([new(0, value)]);

    /// <summary>The value at a time.</summary>
    /// <param name="time">The time in seconds.</param>
    public double At(double time)
    {
        var since = time - Origin;
        var next = 0;
        while (next < Keys.Count && Keys[next].At <= since)
        {
            next++;
        }

        if (next == 0 || next == Keys.Count)
        {
            return Keys[Math.Max(0, next - 1)].Value;
        }

        var (from, to) = (Keys[next - 1], Keys[next]);
        return double.Lerp(from.Value, to.Value, Eased(from.Easing, (since - from.At) / (to.At - from.At)));
    }

    /// <summary>How much of the way is gone after a share of the time.</summary>
    /// <remarks>Smooth is 3 s^2 - 2 s^3, slow at one end s^2 or 1 - (1 - s)^2.</remarks>
    /// <param name="easing">How.</param>
    /// <param name="share">The share of the time, in [0, 1].</param>
    public static double Eased(Easing easing, double share) => easing switch
    {
        Easing.Smooth => share * share * (3 - (2 * share)),
        Easing.In => share * share,
        Easing.Out => share * (2 - share),
        Easing.Hold => 0,
        _ => share,
    };
}
