using OnnxViz.Cli.Hosting;
using OnnxViz.Cli.Output;
using OnnxViz.Cli.Parameters;
using OnnxViz.CommandLine;
using OnnxViz.Graph;
using OnnxViz.Video;

namespace OnnxViz.Cli.Drawing;

/// <summary>
/// Draws the frames of a video into their folder, all, the rest or a part, and makes the file of them.
/// </summary>
/// <param name="maker">Draws frames.</param>
/// <param name="script">What is shown.</param>
/// <param name="plan">All that the bytes of the frames hang on.</param>
/// <param name="place">Where they go.</param>
/// <param name="film">Which frames are drawn, and how they are written.</param>
sealed class VideoRun(VideoMaker maker, VideoScript script, VideoPlan plan, VideoPlace place, FilmParameters film)
{
    const int Widest = 48;

    readonly Timeline _timeline = maker.Timeline;

    /// <summary>What to say where it was stopped.</summary>
    public string Stopped
    {
        get
        {
            var done = place.Folder.Frames.Count;
            return $"stopped; {done} of {_timeline.Frames} frames are in {place.Folder.Path}: the same command "
                + (film.IsPart ? "draws the part again" : "with --resume goes on");
        }
    }

    /// <summary>Whether a part is drawn in the place of the whole.</summary>
    bool IsInPlace => film.IsPart && File.Exists(place.Folder.Plan)
        && Enumerable.Range(0, _timeline.Frames).All(frame => File.Exists(place.Folder.Frame(frame)));

    /// <summary>Fails, before anything is computed, where it could not be written or gone on with.</summary>
    /// <exception cref="OnnxVizException">It could not.</exception>
    public void Require()
    {
        Writable.RequireFolder(place.Folder.Path);
        if (place.File is { } file)
        {
            Writable.RequireFile(file);
            VideoFile.Require(file, script.Rate, film.Crf);
        }
        else if (film.Crf is not null)
        {
            throw new UsageException("--crf is for .mp4 and .webm files: frames are PNG");
        }

        if (Range.Count == 0)
        {
            throw new UsageException($"--from lies behind the end of the video, which lasts {script.Seconds:0.###} s");
        }

        if (film.Resume || IsInPlace)
        {
            place.Folder.RequireSame(plan.Text());
        }

        RequireNothingLost();
        if (film.Reuse is { } whole)
        {
            VideoPlace.For(whole).Folder.RequireSame(plan.Text());
        }
    }

    /// <summary>Draws.</summary>
    /// <returns>What it came to.</returns>
    public VideoResult Draw(Work work)
    {
        var (isInPlace, range) = (IsInPlace, Range);
        if (!film.Resume && !isInPlace)
        {
            Begin();
        }

        place.Folder.RemoveUnfinished();
        using var encoder = place.File is { } file
            ? VideoFile.Open(file, place.Folder.Path, script.Rate, film.Crf)
            : null;
        using var preview = film.Preview is { } every ? new PreviewFile(place.Preview, every, script.Rate) : null;
        FrameEncoder[] encoders = [.. new[] { isInPlace ? null : encoder, preview }.OfType<FrameEncoder>()];
        var states = film.Reuse is { } whole ? VideoPlace.For(whole).Folder : isInPlace ? place.Folder : null;
        var result = work.Watch.Count(count => Drawing(work, count).Draw(
            place.Folder, range, encoders, states, film.Resume, work.Stop));
        if (result.IsWhole)
        {
            Finish(work, isInPlace ? encoder : null, range);
        }

        return result;
    }

    FrameRange Range => new(
        _timeline.FrameAt(film.From?.Seconds ?? 0), _timeline.FrameAt(film.To?.Seconds ?? double.MaxValue));

    /// <summary>A part would begin a video anew whose other frames are there in part.</summary>
    void RequireNothingLost()
    {
        var range = Range;
        var others = Enumerable.Range(0, _timeline.Frames).Count(
            frame => (frame < range.First || frame >= range.End) && File.Exists(place.Folder.Frame(frame)));
        if (film.IsPart && others > 0 && !film.Resume && !IsInPlace)
        {
            throw new OnnxVizException(
                $"{place.Folder.Path} holds some frames of a video, not all {_timeline.Frames}: draw the rest first "
                + "(--resume, without --from and --to), or name another place");
        }
    }

    void Begin()
    {
        if (place.Folder.Frames.Count > 0 && !File.Exists(place.Folder.Plan))
        {
            throw new OnnxVizException(
                $"{place.Folder.Path} holds frames that are of no video of onnxviz, and they would be written over: "
                + "name another place");
        }

        place.Folder.Clear();
        AtomicFile.WriteAllText(place.Folder.Plan, plan.Text());
    }

    VideoMaker Drawing(Work work, Action<long, long, string> count) => maker.Telling(progress => count(
        progress.Done, progress.Total, Short(
            $"frame {progress.Done} of {progress.Total}, {progress.Rate:0.00}/s, {progress.Shown}")));

    /// <summary>No longer than leaves room for a bar in a line of 80 characters.</summary>
    static string Short(string text) => text.Length <= Widest ? text : $"{text[..(Widest - 3)]}...";

    /// <summary>Makes the file of all frames where a part of them is new, and says what is in it.</summary>
    void Finish(Work work, FrameEncoder? encoder, FrameRange drawn)
    {
        var range = IsInPlace ? new(0, _timeline.Frames) : drawn;
        if (encoder is not null)
        {
            maker.Encode(place.Folder, range, encoder);
        }

        if (place.File is { } file)
        {
            var (width, height) = VideoFile.SizeOf(file, maker.Width, maker.Height);
            work.Write(() => AtomicFile.WriteAllText(place.Manifest, Json.Text(new VideoManifest(
                Path.GetFileName(file),
                range.Count,
                range.First,
                script.Rate,
                width,
                height,
                VideoFile.Quality(file, film.Crf),
                plan))));
        }
    }
}
