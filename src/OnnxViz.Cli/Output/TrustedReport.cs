using System.Text.Json.Serialization;
using OnnxViz.Features;

namespace OnnxViz.Cli.Output;

/// <summary>What is told about a drawn picture, with how far it can be trusted: keys that nobody asked for are
/// absent.</summary>
abstract record TrustedReport
{
    [JsonIgnore]
    public TrustReport? Trust { get; init; }

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
}
