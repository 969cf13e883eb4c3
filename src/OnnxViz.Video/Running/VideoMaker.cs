using System.Diagnostics;
using OnnxViz.Ascent;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Runtime;

namespace OnnxViz.Video;

/// <summary>
/// Draws a video: frames on the device, one from the other; those that are done are written and encoded meanwhile.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="script">What is shown.</param>
/// <param name="preprocessing">How a picture becomes the network's input.</param>
/// <param name="runtime">Where to run.</param>
public sealed class VideoMaker(
    Network network, VideoScript script, Preprocessing preprocessing, RuntimeSettings runtime)
{
    readonly Timeline _timeline = new(script);

    /// <summary>The frames of the video.</summary>
    public Timeline Timeline => _timeline;

    /// <summary>The width of a frame in pixels, all tiles together.</summary>
    public int Width => TilesOf().Width;

    /// <summary>The height of a frame in pixels, all tiles together.</summary>
    public int Height => TilesOf().Height;

    Action<VideoProgress>? OnFrame { get; init; }

    /// <summary>The same, telling after every frame how far it is.</summary>
    public VideoMaker Telling(Action<VideoProgress> onFrame) =>
        new(network, script, preprocessing, runtime) { OnFrame = onFrame };

    /// <summary>Fails where a layer or channel of the script is not there, or what it starts from.</summary>
    /// <exception cref="OnnxVizException">One is not; the message names the segment.</exception>
    public void Require()
    {
        if (script.Start is { } start)
        {
            _ = new StartPicture(script, network.FindInput()).Read(start);
        }

        foreach (var (index, segment) in script.Segments.Index())
        {
            try
            {
                ObjectiveCheck.Require(network, segment.Objectives);
                RequireAlone(segment.Objectives);
            }
            catch (OnnxVizException failure)
            {
                throw new OnnxVizException($"segments[{index}].objective: {failure.Message}", failure);
            }
        }
    }

    static void RequireAlone(IReadOnlyList<Objective> objectives)
    {
        if (objectives.FirstOrDefault(objective => objective.ComparesPictures) is { } compares)
        {
            throw new OnnxVizException(
                $"{compares} compares pictures of a unit, and a video has one of each: leave it out");
        }
    }

    /// <summary>Draws frames into a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="range">Which frames are written.</param>
    /// <param name="encoders">Who else gets them; they are finished where all frames are there.</param>
    /// <param name="states">A folder whose states are gone on from, of the same video; null for none.</param>
    /// <param name="isResumed">Whether frames that are in the folder already stay as they are.</param>
    /// <param name="stop">Ends it behind the step under way; frames that are whole are kept.</param>
    /// <exception cref="OnnxVizException">The network does not work at this size, or a file cannot be
    /// written.</exception>
    public VideoResult Draw(
        FrameFolder folder,
        FrameRange range,
        IReadOnlyList<FrameEncoder> encoders,
        FrameFolder? states,
        bool isResumed,
        CancellationToken stop)
    {
        using var film = new Film(network, script, preprocessing, runtime);
        var keeper = new FrameKeeper(
            folder, TilesOf(), _timeline, range, film.Shape, StatesEvery, encoders, states ?? folder);
        using var line = new FrameLine(keeper.Keep);
        var found = isResumed ? LastWhole(folder, range) : null;
        if (found is { } last && encoders.Count > 0)
        {
            Repeat(line, range, last - _timeline.Lead);
        }

        var known = found is { } own ? (folder.State(own), own) : Nearest(states, range);
        var result = Run(film, line, range, known, stop);
        line.Finish();
        if (result.IsWhole)
        {
            foreach (var encoder in encoders)
            {
                encoder.Finish();
            }
        }

        return result;
    }

    /// <summary>Makes a file of frames that are in a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="range">Which of them.</param>
    /// <param name="encoder">Makes it.</param>
    /// <exception cref="OnnxVizException">A frame cannot be read, or the file not be written.</exception>
    public void Encode(FrameFolder folder, FrameRange range, FrameEncoder encoder)
    {
        for (var frame = range.First; frame < range.End; frame++)
        {
            encoder.Add(PictureFile.ReadPlain(folder.Frame(frame)));
        }

        encoder.Finish();
    }

    /// <summary>States are kept once a second, beside that of the last frame.</summary>
    int StatesEvery => Math.Max(1, (int)Math.Round(script.Rate));

    Tiles TilesOf() => new(script, (int)network.FindInput().Channels);

    VideoResult Run(
        Film film, FrameLine line, FrameRange range, (string File, int Number)? known, CancellationToken stop)
    {
        if (known is { } state)
        {
            film.Load(NpyFile.Read(state.File).Data);
        }

        var (clock, first, end) = (
            Stopwatch.StartNew(), known is { } last ? last.Number + 1 : 0, range.End + _timeline.Lead);
        var number = first;
        try
        {
            for (; number < end; number++)
            {
                stop.ThrowIfCancellationRequested();
                var pixels = film.Draw(number, stop);
                if (number - _timeline.Lead >= range.First || number < _timeline.Lead)
                {
                    line.Add(new(number, pixels));
                }

                OnFrame?.Invoke(new(
                    number + 1,
                    end,
                    _timeline.At(number - _timeline.Lead).Text,
                    (number + 1 - first) / clock.Elapsed.TotalSeconds));
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // What is whole is kept: the caller asks whether all of it is there.
        }

        var frames = Math.Max(0, number - _timeline.Lead - range.First);
        return new(frames, number - first, clock.Elapsed.TotalSeconds, number == end);
    }

    /// <summary>Hands the encoders what is on the disk already.</summary>
    void Repeat(FrameLine line, FrameRange range, int last)
    {
        for (var frame = range.First; frame <= last; frame++)
        {
            line.Add(new(frame + _timeline.Lead, null));
        }
    }

    /// <summary>The last state of the folder with all frames before it.</summary>
    int? LastWhole(FrameFolder folder, FrameRange range)
    {
        var frames = range.First;
        while (frames < range.End && File.Exists(folder.Frame(frames)))
        {
            frames++;
        }

        var leads = 0;
        while (leads < _timeline.Lead && File.Exists(folder.Lead(leads)))
        {
            leads++;
        }

        int[] whole = [.. folder.Kept.Where(number => number < _timeline.Lead
            ? number < leads
            : number - _timeline.Lead >= range.First - 1 && number - _timeline.Lead < frames)];
        return whole is [var last, ..] ? last : null;
    }

    /// <summary>The state of another folder that lies nearest before the frames.</summary>
    (string File, int Number)? Nearest(FrameFolder? states, FrameRange range)
    {
        int[] before = [.. (states?.Kept ?? []).Where(number => number < range.First + _timeline.Lead)];
        var needsLeads = range.End > _timeline.Frames - _timeline.Lead;
        var hasLeads = Enumerable.Range(0, needsLeads ? _timeline.Lead : 0).All(
            number => File.Exists(states?.Lead(number)));
        return before is [var nearest, ..] && hasLeads ? (states!.State(nearest), nearest) : null;
    }
}
