using OnnxViz.Features;

namespace OnnxViz.Cli.Output;

/// <summary>
/// How far a picture can be trusted; null for what was not asked, or makes no sense for the unit.
/// </summary>
/// <param name="Own">What the drawn network itself sees.</param>
/// <param name="Judge">What another network sees.</param>
/// <param name="Percentile">Where the picture's score lies among those of photographs, from 0 to 100.</param>
/// <param name="Photographs">How many photographs there are.</param>
/// <param name="Choice">How well it tells which photographs excite the unit.</param>
sealed record TrustReport(
    JudgeReport? Own, JudgeReport? Judge, double? Percentile, int? Photographs, Choice? Choice);
