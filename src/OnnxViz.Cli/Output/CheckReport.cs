using System.Text.Json.Serialization;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Output;

/// <summary>What a network makes of a picture; without a classifier's output there are no classes.</summary>
/// <param name="Picture">The file.</param>
/// <param name="Size">Width and height at which it went in.</param>
/// <param name="Classifier">The output with class scores; null where there is none.</param>
/// <param name="Classes">How many classes there are.</param>
/// <param name="Scores">What the network's own numbers are; null without a classifier.</param>
/// <param name="Top">The likeliest classes under the preprocessing in force.</param>
/// <param name="Presets">The likeliest class under each preprocessing.</param>
/// <param name="Outputs">All outputs under the preprocessing in force.</param>
sealed record CheckReport(
    string Picture,
    IReadOnlyList<int> Size,
    string? Classifier,
    long Classes,
    ScoreKind? Scores,
    IReadOnlyList<ClassReport> Top,
    IReadOnlyList<PresetReport> Presets,
    IReadOnlyList<TensorReport> Outputs)
{
    /// <summary>The preprocessing that seems best; null without a classifier.</summary>
    [JsonIgnore]
    public Preprocessing? Best { get; init; }

    /// <summary>Whether names of classes were given.</summary>
    [JsonIgnore]
    public bool HasLabels { get; init; }

    /// <summary>How much less likely a class may be to count as about as sure.</summary>
    const double About = 0.1;

    static readonly string[] OfClass = ["probability", "class", "name"];
    static readonly string[] OfPreset = ["preprocessing", "probability", "class", "name", ""];

    /// <summary>The other preprocessings that give the same class about as surely.</summary>
    /// <param name="preprocessing">The one that they are compared with.</param>
    public string[] Rivals(string preprocessing) =>
        Presets.FirstOrDefault(preset => preset.Preprocessing == preprocessing) is { Top: var top }
            ? [.. Presets.Where(preset => preset.Preprocessing != preprocessing && IsAbout(preset.Top, top))
                .Select(preset => preset.Preprocessing)]
            : [];

    static bool IsAbout(ClassReport one, ClassReport other) =>
        one.Class == other.Class && one.Probability >= other.Probability - About;

    public IEnumerable<string> Lines() => Classifier is null
        ? [
            $"check          {Picture} as {string.Join('x', Size)}: no output has class "
            + $"scores{(HasLabels ? ", so that the labels name nothing" : "")}",
            .. TextTable.Lines(TensorReport.Heads, [.. Outputs.Select(output => output.Row())]),
        ]
        : [
            $"check          {Picture} as {string.Join('x', Size)}: {Classes} classes in {Classifier}, {Origin}",
            "",
            .. TextTable.Lines(OfClass, [.. Top.Select(top => top.Row())]),
            "",
            .. TextTable.Lines(OfPreset, [.. Presets.Select(preset => preset.Row())]),
        ];

    string Origin => Scores switch
    {
        ScoreKind.Logits => "softmax applied here",
        ScoreKind.Independent => "each for itself, from a sigmoid",
        _ => "probabilities as the network gives them",
    };
}

/// <summary>
/// A class that a network names, and how likely it finds it; a label of null where nobody names the classes.
/// </summary>
sealed record ClassReport(int Class, string? Label, double Probability)
{
    public string[] Row() => [$"{Probability:0.0000}", $"{Class}", Label ?? ""];
}

/// <summary>What a network takes a picture for under a preprocessing.</summary>
sealed record PresetReport(string Preprocessing, bool InForce, ClassReport Top)
{
    public string[] Row() => [Preprocessing, .. Top.Row(), InForce ? "in force" : ""];
}

/// <summary>What a tensor holds.</summary>
sealed record TensorReport(string Name, IReadOnlyList<long> Shape, float Minimum, float Mean, float Maximum)
{
    public static string[] Heads { get; } = ["output", "shape", "minimum", "mean", "maximum"];

    public static TensorReport Of(string name, Tensor tensor)
    {
        var numbers = tensor.ToFloats();
        return numbers.Length > 0 && numbers.All(float.IsFinite)
            ? new(name, [.. tensor.Shape], numbers.Min(), numbers.Average(), numbers.Max())
            : throw new OnnxVizException($"the output {name} ({tensor.Type}) is empty or not finite: its weights, or "
                + "the preprocessing, do not fit");
    }

    public string[] Row() => [Name, string.Join('x', Shape), $"{Minimum:G4}", $"{Mean:G4}", $"{Maximum:G4}"];
}
