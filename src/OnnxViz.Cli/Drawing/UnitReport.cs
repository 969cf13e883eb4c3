using OnnxViz.Ascent;
using OnnxViz.Cli.Output;

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
    double Seconds) : TrustedReport
{
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
        Trust = unit.Trust,
        Measured = unit.Drawn,
    };
}
