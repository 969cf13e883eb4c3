using OnnxViz.Ascent;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Video;

/// <summary>Draws the frames of a script, each from the one before.</summary>
sealed class Film : IDisposable
{
    readonly VideoScript _script;
    readonly Timeline _timeline;
    readonly Reel _reel;
    readonly Network _network;
    readonly float[]? _start;
    readonly Dictionary<Objective, Objective> _named = [];

    public Film(Network network, VideoScript script, Preprocessing preprocessing, RuntimeSettings runtime)
    {
        (_network, _script, _timeline) = (network, script, new(script));
        _start = script.Start is { } path ? new StartPicture(script, network.FindInput()).Read(path) : null;
        _reel = new(new(network, preprocessing), SettingsOf(runtime));
    }

    /// <summary>The shape of the pictures, [N, C, H, W].</summary>
    public long[] Shape => [_script.Tiles, Channels, _script.Height, _script.Width];

    int Channels => (int)_network.FindInput().Channels;

    /// <summary>Goes on behind a frame.</summary>
    /// <param name="pixels">The frame, [N, C, H, W].</param>
    public void Load(float[] pixels) => _reel.Load(pixels);

    /// <summary>Draws a frame; the pixels of the one before are in place.</summary>
    /// <param name="number">How many frames were drawn before it.</param>
    /// <param name="stop">Ends it; the frame is then not whole.</param>
    /// <returns>The pixels, [N, C, H, W].</returns>
    public float[] Draw(int number, CancellationToken stop)
    {
        var frame = number - _timeline.Lead;
        var moment = _timeline.At(frame);
        if (number > 0)
        {
            _reel.Move(_timeline.To(frame), number);
        }
        else if (_start is not null)
        {
            _reel.Load(_start);
        }

        Climb(moment, number, number == 0 ? _script.FirstSteps : moment.Steps, stop);
        return _reel.Pixels;
    }

    public void Dispose() => _reel.Dispose();

    void Climb(Moment moment, int number, int steps, CancellationToken stop)
    {
        if (steps == 0)
        {
            return;
        }

        Objective[] room = [.. moment.Room.Select(Named)];
        Objective[] units = [.. moment.From.Objectives.Zip(
            moment.To.Objectives, (from, to) => Between(Named(from), Named(to), moment.Share, room))];
        for (var step = 0; step < steps; step++)
        {
            stop.ThrowIfCancellationRequested();
            RequireNumbers(_reel.Step(units, room, number, step), moment);
        }
    }

    Objective Named(Objective objective) =>
        _named.TryGetValue(objective, out var known) ? known : _named[objective] = objective.In(_network);

    /// <summary>An objective between two: each counts as if their gradients were of one size.</summary>
    /// <remarks>
    /// (1 - s) (q / p)^s f + s (p / q)^(1 - s) g, where p and q are the sizes of f and g: the geometric mean of the
    /// sizes, so that both ends are the objectives themselves.
    /// </remarks>
    Objective Between(Objective from, Objective to, double share, IReadOnlyList<Objective> room)
    {
        if (share == 0)
        {
            return from;
        }

        var (own, other) = (_reel.SizeOf(from, room), _reel.SizeOf(to, room));
        var ratio = own > 0 && other > 0 ? (double)other / own : 1;
        return ((float)((1 - share) * Math.Pow(ratio, share)) * from)
            + ((float)(share * Math.Pow(ratio, share - 1)) * to);
    }

    static void RequireNumbers(IReadOnlyList<float> scores, Moment moment)
    {
        if (scores.Any(score => !float.IsFinite(score)))
        {
            throw new OnnxVizException(
                $"{moment.Text} came to {scores.First(score => !float.IsFinite(score))}: numbers grow too large; "
                + "check the preprocessing, or lower the rate");
        }
    }

    ReelSettings SettingsOf(RuntimeSettings runtime)
    {
        var own = _start is { } start
            ? ColourAim.Of(Channels, start[..(start.Length / _script.Tiles)])
            : ColourAim.Even(Channels, Reel.UsualMean, Reel.UsualDeviation);
        return new(_script.Tiles, _script.Height, _script.Width, _script.Stage, _script.Seed, runtime)
        {
            Wraps = _script.Wraps,
            Colours = new(
                [.. own.Means.Select(mean => _script.Mean ?? mean)],
                [.. own.Deviations.Select(deviation => _script.Deviation ?? deviation)]),
        };
    }
}
