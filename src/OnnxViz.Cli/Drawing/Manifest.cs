using System.Reflection;
using OnnxViz.Ascent;
using OnnxViz.Cli.Output;
using OnnxViz.Runtime;

namespace OnnxViz.Cli.Drawing;

/// <summary>
/// What is written beside a picture: enough to draw it again, and the same bytes when it is. The names are the keys of
/// its JSON.
/// </summary>
sealed record Manifest(
    string Picture,
    ManifestModel Model,
    string Objective,
    string Climbed,
    UnitState State,
    float Score,
    float SavedScore,
    int Steps,
    bool Stopped,
    int Variant,
    DrawnTogether Together,
    ManifestSettings Settings,
    IReadOnlyDictionary<string, string> Versions) : TrustedReport
{
    /// <summary>The files and folders that the picture was drawn by, with their SHA-256; null for none.</summary>
    public IReadOnlyDictionary<string, string>? Given { get; init; }

    public static Manifest Of(RunFacts facts, DrawnUnit unit) =>
        Of(facts, unit.Drawn, unit.File!) with { Trust = unit.Trust, Measured = unit.Drawn };

    static Manifest Of(RunFacts facts, Visualization drawn, string file) => new(
        Path.GetFileName(file),
        new(facts.Model, facts.Hash.GetAwaiter().GetResult(), facts.Input, facts.Feed),
        $"{drawn.Objective}",
        $"{drawn.Climbed}",
        drawn.State,
        drawn.Score,
        drawn.SavedScore,
        drawn.Steps,
        drawn.IsStopped,
        drawn.Variant,
        drawn.Together,
        ManifestSettings.Of(facts),
        VersionsUsed())
    {
        Given = facts.Given.Of(drawn.Objective, facts.Settings.Recipe),
    };

    public string Text() => Json.Text(this);

    static Assembly Program => typeof(Manifest).Assembly;

    /// <summary>The versions of what draws pictures.</summary>
    public static IReadOnlyDictionary<string, string> VersionsUsed() => new Dictionary<string, string>
    {
        ["onnxviz"] = Program.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
        ["onnxruntime"] = OnnxSession.RuntimeVersion,
    };
}
