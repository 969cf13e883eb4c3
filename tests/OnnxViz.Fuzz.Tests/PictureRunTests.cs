using OnnxViz.Fuzz.Inputs;
using OnnxViz.Fuzz.Running;
using OnnxViz.Fuzz.Seeds;

namespace OnnxViz.Fuzz.Tests;

public sealed class PictureRunTests
{
    const int Harmed = 400;

    static readonly RunSettings Settings = new(Seed: 2026, Seeds: null, Pictures: true);

    [Fact]
    public void Harmed_pictures_are_read_or_refused_in_one_line()
    {
        var source = Sources.Of(Settings);
        var results = Run(Enumerable.Range(source.Fixed, Harmed));
        Assert.Empty(results.Where(result => result.IsFinding).Select(
            result => $"input {result.Number} ({result.Name}): {result.Outcome} {result.Kind} {result.Message}"));
        Assert.InRange(results.Count(result => result.Outcome == Outcome.Works), 20, Harmed - 20);
        Assert.True(results.Select(result => result.Kind).Distinct().Count() > 10);
    }

    [Fact]
    public void Honest_pictures_are_read() =>
        Assert.All(
            Run(Enumerable.Range(0, SeedPictures.Own.Count)),
            result => Assert.Equal((Outcome.Works, ""), (result.Outcome, result.Message)));

    [Fact]
    public void A_repaired_file_gets_past_the_check_sums()
    {
        var source = Sources.Of(Settings);
        var numbers = Enumerable.Range(source.Fixed, 4000).Where(
            number => source[number].Name is var name && name.StartsWith("png of", StringComparison.Ordinal)
                && name.EndsWith("repair", StringComparison.Ordinal)).Take(40);
        Assert.Contains(Run(numbers), result => result.Outcome == Outcome.Works);
    }

    static IReadOnlyList<Result> Run(IEnumerable<int> numbers) =>
        new Supervisor(Settings, new(Seconds: 30, Megabytes: 1000), Environment.ProcessorCount).Run(numbers);
}
