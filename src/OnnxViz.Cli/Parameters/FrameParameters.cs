using System.Text.Json.Nodes;
using Cocona;
using OnnxViz.Ascent;
using OnnxViz.CommandLine;
using OnnxViz.CommandLine.Values;

namespace OnnxViz.Cli.Parameters;

/// <summary>How the frames of a video climb.</summary>
[Heading("Ascent of a frame")]
sealed record FrameParameters : ICheckedParameters
{
    [Option(ValueName = "n", Description = "Steps of ascent for a frame [default: 4]"), HasDefaultValue, AtLeast(0)]
    public int? Steps { get; init; }

    [Option(ValueName = "n", Description = "Steps for the first frame [default: 48 from noise, else as the others]")]
    [HasDefaultValue, AtLeast(0)]
    public int? FirstSteps { get; init; }

    [Option(
        ValueName = "name",
        Description = "How the last stage of a preset of `onnxviz list` climbs, one of pixels such as deepdream")]
    [HasDefaultValue]
    public Preset? Preset { get; init; }

    [Option(ValueName = "text", Description = "The rule that moves the pixels, such as \"adam\" [default: normalized]")]
    [HasDefaultValue]
    public string? Optimizer { get; init; }

    [Option(ValueName = "rate", Description = "The optimizer's rate [default: 0.01]"), HasDefaultValue]
    public float? Rate { get; init; }

    [Option(
        ValueName = "text",
        Description = "A change before the network sees a picture, such as \"rotate(5)\"; again for more, none for "
            + "none [default: jitter of a 16th of the size]")]
    [HasDefaultValue]
    public string[]? Transform { get; init; }

    [Option(ValueName = "pixels", Description = "Pixels that pictures are shaken by at every step, in place of "
        + "--transform")]
    [HasDefaultValue, AtLeast(0)]
    public int? Jitter { get; init; }

    [Option(
        ValueName = "text",
        Description = "What pictures are to keep small, such as \"variation(0.1)\"; again for more")]
    [HasDefaultValue]
    public Penalty[]? Penalty { get; init; }

    [Option(ValueName = "text", Description = "Views of the picture that the network has, such as \"views(224)\"")]
    [HasDefaultValue]
    public string? Views { get; init; }

    [Option(ValueName = "text", Description = "What is done to the gradient, such as \"octaves(6)\"; none for nothing")]
    [HasDefaultValue]
    public string? Filter { get; init; }

    [Option(
        ValueName = "share",
        Description = "The deviation of the noise that is added in a second, for detail [default: 0.02]")]
    [HasDefaultValue]
    public float? Noise { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        if (Jitter is not null && Transform is not null)
        {
            throw new UsageException("--jitter and --transform exclude each other: give --transform \"jitter(8)\" too");
        }

        _ = Optimizer is { } text ? Ascent.Optimizer.Named(text, Rate) : null;
    }

    /// <summary>Sets in a script what the options say.</summary>
    public void Over(JsonObject script)
    {
        VideoParameters.Put(script, Steps, "steps");
        VideoParameters.Put(script, FirstSteps, "firstSteps");
        VideoParameters.Put(script, Noise, "noise");
        VideoParameters.Put(script, Preset?.ToString(), "ascent", "preset");
        VideoParameters.Put(script, Optimizer, "ascent", "optimizer");
        VideoParameters.Put(script, Rate, "ascent", "rate");
        VideoParameters.Put(script, Views, "ascent", "views");
        VideoParameters.Put(script, Filter, "ascent", "filter");
        VideoParameters.Put(script, List(Penalty?.Select(penalty => $"{penalty}")), "ascent", "penalties");
        VideoParameters.Put(script, List(Transforms), "ascent", "transforms");
    }

    IEnumerable<string>? Transforms =>
        Jitter is { } pixels ? (pixels == 0 ? [] : [$"{new Jitter(pixels)}"])
        : Transform is ["none"] ? []
        : Transform;

    static JsonArray? List(IEnumerable<string>? texts) =>
        texts is null ? null : new([.. texts.Select(text => (JsonNode)text)]);
}
