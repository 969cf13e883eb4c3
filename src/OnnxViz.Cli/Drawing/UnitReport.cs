using System.Text.Json.Serialization;
using OnnxViz.Ascent;
using OnnxViz.Cli.Output;
using OnnxViz.Features;

namespace OnnxViz.Cli.Drawing;

/// <summary>The line of JSON for a unit; the file is null where there was nothing to show.</summary>
sealed record UnitReport(
    string Objective,
    string Climbed,
    string? File,
    UnitState State,
    float Score,
    float SavedScore,
    int Steps,
    bool Stopped,
    double Seconds)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JudgeReport? Own { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JudgeReport? Judge { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Percentile { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Photographs { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Choice? Choice { get; init; }

    public static UnitReport Of(DrawnUnit unit, double seconds) => new(
        $"{unit.Drawn.Objective}",
        $"{unit.Drawn.Climbed}",
        unit.File,
        unit.Drawn.State,
        unit.Drawn.Score,
        unit.Drawn.SavedScore,
        unit.Drawn.Steps,
        unit.Drawn.IsStopped,
        seconds)
    {
        Own = unit.Trust?.Own,
        Judge = unit.Trust?.Judge,
        Percentile = unit.Trust?.Percentile,
        Photographs = unit.Trust?.Photographs,
        Choice = unit.Trust?.Choice,
    };
}
