using OnnxViz.Ascent;

namespace OnnxViz.Video;

/// <summary>
/// What a script shows at each of its frames. Frames before the first one are those that the end dissolves into.
/// </summary>
/// <param name="script">The script.</param>
public sealed class Timeline(VideoScript script)
{
    /// <summary>Into how many parts the time between two frames is cut: speeds are even within each.</summary>
    const int Parts = 8;

    readonly double[] _starts = StartsOf(script.Segments);

    /// <summary>The frames.</summary>
    public int Frames { get; } = Math.Max(1, (int)Math.Round(script.Seconds * script.Rate));

    /// <summary>The frames that are drawn before the first one.</summary>
    public int Lead { get; } = (int)Math.Round(script.Loop * script.Rate);

    /// <summary>The frame at a time, the last one at the latest.</summary>
    /// <param name="seconds">The time in seconds.</param>
    public int FrameAt(double seconds) => (int)Math.Clamp(Math.Round(seconds * script.Rate), 0, Frames);

    /// <summary>What is shown at a frame.</summary>
    /// <param name="frame">Its number; negative for those before the first one.</param>
    public Moment At(int frame) => At(frame / script.Rate).Moment;

    /// <summary>The first frame of each segment but the first.</summary>
    public IReadOnlyList<int> Borders => [.. _starts.Skip(1).Select(start => (int)Math.Ceiling(
        Math.Round(start * script.Rate, 6)))];

    /// <summary>How a frame comes out of the one before.</summary>
    /// <param name="frame">The number of the later one.</param>
    public FrameMotion To(int frame)
    {
        var part = 1 / (script.Rate * Parts);
        var (lead, swirl, hue) = (Affine.Identity, 0.0, 0.0);
        for (var index = 0; index < Parts; index++)
        {
            var speed = SpeedAt(((frame - 1) / script.Rate) + ((index + 0.5) * part));
            lead = lead.After(Affine.Flow(FlowOf(speed), -part));
            (swirl, hue) = (swirl + (speed.Swirl * part), hue + (speed.Hue * part));
        }

        return new(
            lead.ToMatrix(),
            (float)swirl,
            (float)hue,
            (float)(script.Noise * Math.Sqrt(1 / script.Rate)),
            (float)(1 - Math.Exp(-script.Steadiness / script.Rate)));
    }

    static double[] StartsOf(IReadOnlyList<VideoSegment> segments)
    {
        var starts = new double[segments.Count];
        for (var index = 1; index < starts.Length; index++)
        {
            starts[index] = starts[index - 1] + segments[index - 1].Seconds;
        }

        return starts;
    }

    Speed SpeedAt(double time)
    {
        var (moment, at) = At(time);
        var isLast = moment.Segment == script.Segments.Count - 1;
        return moment.SpeedAt(at, isLast ? at - script.Seconds : at);
    }

    (Moment Moment, double Time) At(double time)
    {
        var at = time < 0 && script.Loop > 0 ? time + script.Seconds : Math.Max(0, time);
        var index = Math.Max(0, Array.FindLastIndex(_starts, start => start <= at + Rounding));
        var segment = script.Segments[index];
        var next = index + 1 < script.Segments.Count ? script.Segments[index + 1]
            : script.Loop > 0 ? script.Segments[0]
            : segment;
        var left = _starts[index] + segment.Seconds - at;
        var to = segment.Fade > 0 ? next : segment;
        var share = ReferenceEquals(to, segment) || left >= segment.Fade
            ? 0
            : Curve.Eased(Easing.Smooth, Math.Clamp(1 - (left / segment.Fade), 0, 1));
        return (new(index, segment, to, share), at);
    }

    const double Rounding = 1e-9;

    /// <summary>The velocity of the points of a picture, in pixels from the middle.</summary>
    Affine FlowOf(Speed speed) => new(
        speed.Growth,
        speed.Shear - speed.Rotation,
        speed.X * script.Width,
        speed.Rotation,
        speed.Growth,
        speed.Y * script.Height);
}
