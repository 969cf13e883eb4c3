using System.Globalization;
using System.Text.Json.Nodes;
using OnnxViz.Ascent;

namespace OnnxViz.Video;

/// <summary>
/// Makes a script of its JSON, and says the place of what is wrong in it. The schema is in docs/video.md.
/// </summary>
public sealed class ScriptReader
{
    /// <summary>The property that says what a video starts from.</summary>
    public const string Start = "start";

    /// <summary>The longest video in seconds.</summary>
    public const double LongestSeconds = 86_400;

    const string SizeName = "size";
    const int LargestSide = 8192;
    const int MostSteps = 10_000;
    const int MostFrames = 10_000_000;
    const int UsualSide = 256;
    const int UsualRate = 24;
    const int UsualSteps = 4;
    const int UsualFirstSteps = 48;
    const double UsualSeconds = 2;
    const double Shortest = 0.001;
    const double UsualFade = 1;
    const double UsualNoise = 0.02;
    const double UsualSteadiness = 6;
    const float UsualStep = 0.01f;
    const double LeastRate = 1e-9;
    const double MostRate = 1e9;
    const int JitterShare = 16;

    readonly ScriptNode _root;
    readonly int _defaultSteps;
    readonly ScriptNode[] _segments;
    readonly double _stretch;

    ScriptReader(JsonObject root, string source)
    {
        _root = new ScriptNode(root, source, "").Only(
            SizeName, "fps", "seed", Start, "border", "steps", "firstSteps", "seconds", "fade", "loop", "columns",
            "ascent",
            "colour", "noise", "motion", "segments");
        _defaultSteps = _root.Whole("steps", 0, MostSteps) ?? UsualSteps;
        _segments = _root.Children("segments") is [_, ..] some
            ? [.. some]
            : throw _root.Wrong("segments", "a video has at least one: [{\"objective\": \"channel(relu4_1, 5)\"}]");
        _stretch = _root.Number("seconds", Shortest, LongestSeconds) / _segments.Sum(SecondsOf) ?? 1;
    }

    /// <summary>Reads a script.</summary>
    /// <param name="root">Its JSON.</param>
    /// <param name="source">What errors call it.</param>
    /// <exception cref="Graph.OnnxVizException">Something in it is not as it should be.</exception>
    public static VideoScript Read(JsonObject root, string source) => new ScriptReader(root, source).Read();

    VideoScript Read()
    {
        var (width, height) = Size();
        var segments = Segments();
        var start = _root.Text(Start);
        var colour = _root.Child("colour")?.Only("steadiness", "mean", "deviation");
        var script = new VideoScript(
            width,
            height,
            _root.Number("fps", 0.1, 1000) ?? UsualRate,
            _root.Whole("seed", int.MinValue, int.MaxValue) ?? 0,
            start is "noise" ? null : start,
            Stage(width, height),
            _root.Whole("firstSteps", 0, MostSteps) ?? (start is null or "noise" ? UsualFirstSteps : _defaultSteps),
            segments)
        {
            Wraps = Wraps(),
            Noise = _root.Number("noise", 0, 1) ?? UsualNoise,
            Steadiness = colour?.Number("steadiness", 0, 1000) ?? UsualSteadiness,
            Mean = (float?)colour?.Number("mean", 0, 1),
            Deviation = (float?)colour?.Number("deviation", 0.001, 1),
            Loop = _root.Number("loop", 0, LongestSeconds) ?? 0,
            Columns = _root.Whole("columns", 0, LargestSide) ?? 0,
        };
        Require(script);
        return script;
    }

    void Require(VideoScript script)
    {
        if (script.Seconds > LongestSeconds || script.Seconds * script.Rate > MostFrames)
        {
            throw _root.Wrong(
                "segments",
                $"{script.Seconds} seconds of {script.Rate} frames are more than {MostFrames} frames or a day");
        }

        if (script.Loop > script.Seconds / 2)
        {
            throw _root.Wrong("loop", $"at most half of the {script.Seconds} seconds can dissolve into the beginning");
        }
    }

    (int Width, int Height) Size()
    {
        if (!_root.IsText(SizeName))
        {
            var side = _root.Whole(SizeName, 1, LargestSide) ?? UsualSide;
            return (side, side);
        }

        var sides = _root.Text(SizeName)!.Split('x').Select(
            text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var side) ? side : 0)
                .ToArray();
        return sides.Length == 2 && sides.All(side => side is > 0 and <= LargestSide)
            ? (sides[0], sides[1])
            : throw _root.Wrong(SizeName, $"a size is a number or \"320x180\", at most {LargestSide} pixels a side");
    }

    bool Wraps() => _root.Text("border") switch
    {
        null or "mirror" => false,
        "wrap" => true,
        var other => throw _root.Wrong("border", $"there is no {other}; there are mirror and wrap"),
    };

    Stage Stage(int width, int height)
    {
        var ascent = _root.Child("ascent")?.Only(
            "preset", "optimizer", "rate", "transforms", "views", "filter", "penalties", "leak");
        var usual = ascent?.Part("preset", Notation.Read<Preset>) is { } preset
            ? Drawn(ascent, preset, width, height)
            : Usual(Math.Min(width, height));
        if (ascent is null)
        {
            return usual;
        }

        var optimizer = ascent.Part("optimizer", Notation.Read<Optimizer>) ?? usual.Optimizer;
        if (optimizer is HostOptimizer)
        {
            throw ascent.Wrong(
                "optimizer",
                $"{optimizer} compares values from step to step, and a video moves between them: take another one, "
                + "such "
                + "as normalized");
        }

        var filter = ascent.Has("optimizer") ? optimizer.UsualFilter : usual.Filter;
        return usual with
        {
            Optimizer = ascent.Number("rate", LeastRate, MostRate) is { } rate
                ? optimizer with { Rate = (float)rate }
                : optimizer,
            Transforms = ascent.Parts("transforms", Notation.Read<Transform>) ?? usual.Transforms,
            Filter = ascent.Text("filter") is "none" ? null
                : ascent.Part("filter", Notation.Read<GradientFilter>) ?? filter,
            Penalties = ascent.Parts("penalties", Notation.Read<Penalty>) ?? usual.Penalties,
            Sampling = ascent.Part("views", Notation.Read<Sampling>) ?? usual.Sampling,
            Leak = (float?)ascent.Number("leak", 0, 1) ?? usual.Leak,
        };
    }

    static Stage Usual(int side)
    {
        var optimizer = new NormalizedAscent(UsualStep);
        return new(
            0, new Pixels(), [new Jitter(Math.Max(1, side / JitterShare))], optimizer, optimizer.UsualFilter);
    }

    /// <summary>How the last stage of a preset climbs: what it does between stages, the motion does here.</summary>
    static Stage Drawn(ScriptNode ascent, Preset preset, int width, int height)
    {
        var last = preset.For(height, width).Unfolded[^1];
        return last.Parameterization is Pixels && last.Optimizer is not HostOptimizer
            ? Usual(1) with
            {
                Transforms = last.Transforms,
                Optimizer = last.Optimizer,
                Filter = last.Filter,
                Penalties = last.Penalties,
                Sampling = last.Sampling,
                Leak = last.Leak,
            }
            : throw ascent.Wrong(
                "preset",
                $"{preset} draws by {last.Parameterization} and {last.Optimizer}, and the frames of a video are pixels "
                + "that are moved: take deepdream, levelled, yosinski or another one of pixels");
    }

    VideoSegment[] Segments()
    {
        var motion = new MotionReader(0, _stretch).Read(_root.Child("motion"), MotionCurves.None);
        var (segments, start) = (new List<VideoSegment>(), 0.0);
        foreach (var node in _segments)
        {
            segments.Add(Segment(node, motion, start));
            start += segments[^1].Seconds;
            if (segments[^1].Objectives.Count != segments[0].Objectives.Count)
            {
                throw node.Wrong(
                    "objective",
                    $"{segments[^1].Objectives.Count} pictures are tiled here and {segments[0].Objectives.Count} in "
                    + "the first segment: it is as many in all of them");
            }
        }

        return [.. segments];
    }

    VideoSegment Segment(ScriptNode node, MotionCurves motion, double start)
    {
        node.Only("objective", "seconds", "fade", "steps", "motion");
        var objectives = node.Parts("objective", Objective.Parse) is [_, ..] some
            ? some
            : throw node.Wrong("objective", "it is missing: what the segment shows, such as \"channel(relu4_1, 5)\"");
        var seconds = SecondsOf(node);
        var fade = node.Number("fade", 0, LongestSeconds);
        if (fade > seconds)
        {
            throw node.Wrong("fade", $"it is at the end of the segment and at most its {seconds} seconds long");
        }

        return new(
            objectives,
            seconds * _stretch,
            fade * _stretch ?? Math.Min(_root.Number("fade", 0, LongestSeconds) ?? UsualFade, seconds * _stretch),
            node.Whole("steps", 0, MostSteps) ?? _defaultSteps,
            new MotionReader(start, _stretch).Read(node.Child("motion"), motion));
    }

    static double SecondsOf(ScriptNode node) => node.Number("seconds", Shortest, LongestSeconds) ?? UsualSeconds;
}
