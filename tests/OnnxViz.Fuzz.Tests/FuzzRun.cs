using OnnxViz.Fuzz.HandMade;
using OnnxViz.Fuzz.Inputs;
using OnnxViz.Fuzz.Running;

namespace OnnxViz.Fuzz.Tests;

/// <summary>One short run: every hand-made input, and some hundred harmed ones.</summary>
public sealed class FuzzRun
{
    const int Harmed = 500;

    public FuzzRun()
    {
        var settings = new RunSettings(Seed: 2026, Seeds: null);
        var source = Sources.Of(settings);
        var numbers = Enumerable.Range(0, HandMadeInputs.All.Count).Concat(Enumerable.Range(source.Fixed, Harmed));
        var results = new Supervisor(settings, new(Seconds: 60, Megabytes: 1500), Environment.ProcessorCount).Run(
            numbers);
        HandMade = results.Where(result => result.Number < source.Fixed).ToDictionary(
            result => HandMadeInputs.All[result.Number].Name);
        Others = [.. results.Where(result => result.Number >= source.Fixed)];
    }

    internal IReadOnlyDictionary<string, Result> HandMade { get; }

    internal IReadOnlyList<Result> Others { get; }
}
