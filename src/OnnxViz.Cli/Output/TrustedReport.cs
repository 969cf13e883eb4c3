using System.Text.Json.Serialization;
using OnnxViz.Ascent;
using OnnxViz.Features;

namespace OnnxViz.Cli.Output;

/// <summary>What is told about a drawn picture, with how near it came to a given one and how far it can be trusted:
/// keys that nobody asked for are absent.</summary>
abstract record TrustedReport
{
    [JsonIgnore]
    public TrustReport? Trust { get; init; }

    /// <summary>The objective, and the scores of the picture before rounding and as saved.</summary>
    [JsonIgnore]
    public Visualization? Measured { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public float? Error => Told("error", Measured?.Score);

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public float? SavedError => Told("error", Measured?.SavedScore);

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public float? Exaggeration => Told("exaggeration", Measured?.Score);

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JudgeReport? Own => Trust?.Own;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JudgeReport? Judge => Trust?.Judge;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Percentile => Trust?.Percentile;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Photographs => Trust?.Photographs;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Choice? Choice => Trust?.Choice;

    float? Told(string name, float? score) =>
        score is { } number && Measured!.Objective.Told(number) is var told && told.Name == name ? told.Number : null;
}
