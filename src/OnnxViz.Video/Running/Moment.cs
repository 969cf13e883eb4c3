using OnnxViz.Ascent;

namespace OnnxViz.Video;

/// <summary>What is shown at a time.</summary>
/// <param name="Segment">The number of the segment, from 0.</param>
/// <param name="From">The segment.</param>
/// <param name="To">The one that it goes over into; itself where it does not.</param>
/// <param name="Share">How much of that one is shown already, in [0, 1).</param>
public sealed record Moment(int Segment, VideoSegment From, VideoSegment To, double Share)
{
    /// <summary>The speed at the time.</summary>
    /// <param name="time">The time in seconds.</param>
    /// <param name="later">The time as the next segment counts it.</param>
    public Speed SpeedAt(double time, double later) =>
        From.Motion.At(time).Towards(To.Motion.At(later), Share);

    /// <summary>The steps of ascent for a frame.</summary>
    public int Steps => (int)Math.Round(double.Lerp(From.Steps, To.Steps, Share));

    /// <summary>The objectives in words.</summary>
    public string Text => Share == 0
        ? string.Join("; ", From.Objectives)
        : $"{string.Join("; ", From.Objectives)} to {string.Join("; ", To.Objectives)}";

    /// <summary>Objectives that hold all terms that the segment shows.</summary>
    public IReadOnlyList<Objective> Room => ReferenceEquals(From, To)
        ? From.Objectives
        : [.. From.Objectives.Zip(To.Objectives, (from, to) => from + to)];
}
