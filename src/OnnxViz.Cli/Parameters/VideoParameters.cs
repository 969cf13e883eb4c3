using System.Text.Json.Nodes;
using Cocona;
using OnnxViz.CommandLine;
using OnnxViz.CommandLine.Values;
using OnnxViz.Video;

namespace OnnxViz.Cli.Parameters;

/// <summary>What a video shows and how it moves, over what its script says.</summary>
[Heading("Video")]
sealed record VideoParameters : ICheckedParameters
{
    const double UsualZoom = 1.15;
    const double UsualRotation = 4;

    [Option(
        ValueName = "text",
        Description = "What it shows instead of a script: objectives with ; between them, one after the other; | tiles "
            + "several in one frame")]
    [HasDefaultValue]
    public string? Objectives { get; init; }

    [Option(ValueName = "s", Description = "How long it lasts; the script's times are stretched to it [default: as "
        + "long as they are, 2 for each objective]")]
    [HasDefaultValue]
    public double? Seconds { get; init; }

    [Option(ValueName = "n", Description = "Frames per second [default: 24]")]
    [HasDefaultValue]
    public double? Fps { get; init; }

    [Option(ValueName = "N|WxH", Description = "Pixels of a picture [default: 256]"), HasDefaultValue]
    public PictureSize? Size { get; init; }

    [Option(
        ValueName = "path",
        Description = "What it starts from: a picture, or a video of onnxviz, whose last frame it goes on from "
            + "[default: noise]")]
    [HasDefaultValue]
    public string? Start { get; init; }

    [Option(ValueName = "factor", Description = "How much the picture grows in a second [default: 1.15 without a "
        + "script]")]
    [HasDefaultValue]
    public double? Zoom { get; init; }

    [Option(
        ValueName = "degrees", Description = "How far it turns in a second, clockwise [default: 4 without a script]")]
    [HasDefaultValue]
    public double? Rotation { get; init; }

    [Option(ValueName = "s", Description = "Seconds in which an objective goes over into the next [default: 1]")]
    [HasDefaultValue]
    public double? Fade { get; init; }

    [Option(
        ValueName = "s",
        Description = "Seconds at the end that dissolve into the beginning, so that it can be shown "
            + "over and over")]
    [HasDefaultValue]
    public double? Loop { get; init; }

    [Option(ValueName = "mirror|wrap", Description = "What lies beyond the border [default: mirror]"), HasDefaultValue]
    public VideoBorder? Border { get; init; }

    [Option(
        ValueName = "n", Description = "Pictures in a row where several are tiled [default: about as many as rows]")]
    [HasDefaultValue, AtLeast(1)]
    public int? Columns { get; init; }

    [Option(ValueName = "n", Description = "The seed of the start, the noise and the transforms"), HasDefaultValue]
    public int? Seed { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        if (Objectives is not null && Objectives.Split(';').Any(string.IsNullOrWhiteSpace))
        {
            throw new UsageException("--objectives has nothing before or behind a ;");
        }
    }

    /// <summary>The script with what the options say.</summary>
    /// <param name="path">Its file; null where objectives stand in its place.</param>
    /// <param name="ascent">How frames climb.</param>
    /// <exception cref="UsageException">There are both or neither.</exception>
    /// <exception cref="Graph.OnnxVizException">The file cannot be read.</exception>
    public JsonObject Over(string? path, FrameParameters ascent)
    {
        var script = (path, Objectives) switch
        {
            ({ } file, null) => ScriptFile.Read(file),
            (null, { } text) => OfObjectives(text),
            (null, null) => throw new UsageException(
                "give a script, or --objectives \"channel(relu4_1, 3); channel(relu4_1, 7)\""),
            _ => throw new UsageException("a script and --objectives exclude each other: give one or the other"),
        };
        Put(script, Seconds, "seconds");
        Put(script, Fps, "fps");
        Put(script, Size is { } size ? $"{size.Width}x{size.Height}" : null, "size");
        Put(script, Start, ScriptReader.Start);
        Put(script, Fade, "fade");
        Put(script, Loop, "loop");
        Put(script, Border?.ToString().ToLowerInvariant(), "border");
        Put(script, Columns, "columns");
        Put(script, Seed, "seed");
        Put(script, Zoom, "motion", "zoom");
        Put(script, Rotation, "motion", "rotation");
        ascent.Over(script);
        return JsonNode.Parse(script.ToJsonString())!.AsObject();
    }

    /// <summary>Sets a property, if it is asked for; objects on the way are made.</summary>
    public static void Put(JsonObject script, JsonNode? value, params ReadOnlySpan<string> way)
    {
        if (value is null)
        {
            return;
        }

        foreach (var name in way[..^1])
        {
            if (script[name] is not JsonObject child)
            {
                child = [];
                script[name] = child;
            }

            script = child;
        }

        script[way[^1]] = value;
    }

    JsonObject OfObjectives(string text) => new()
    {
        ["motion"] = new JsonObject { ["zoom"] = UsualZoom, ["rotation"] = UsualRotation },
        ["segments"] = new JsonArray([.. text.Split(';').Select(Segment)]),
    };

    static JsonObject Segment(string text)
    {
        var tiles = text.Split('|', StringSplitOptions.TrimEntries);
        return new()
        {
            ["objective"] = tiles.Length == 1 ? tiles[0] : new JsonArray([.. tiles.Select(each => (JsonNode)each)]),
        };
    }
}
