using OnnxViz.Fuzz.HandMade;
using OnnxViz.Fuzz.Running;

namespace OnnxViz.Fuzz.Tests;

public sealed class FuzzRunTests(FuzzRun run) : IClassFixture<FuzzRun>
{
    public static TheoryData<string> HandMade => [.. HandMadeInputs.All.Select(input => input.Name)];

    [Theory, MemberData(nameof(HandMade))]
    public void A_hand_made_model_works_or_is_refused_for_the_right_reason(string name)
    {
        var (result, reason) = (run.HandMade[name], HandMadeInputs.All.Single(input => input.Name == name).Reason);
        Assert.False(result.IsFinding, $"{result.Outcome}: {result.Kind} {result.Message}");
        if (reason != "")
        {
            Assert.Equal(reason is null ? Outcome.Works : Outcome.Refused, result.Outcome);
            Assert.Contains(reason ?? "", result.Message);
        }
    }

    [Fact]
    public void Harmed_models_work_or_are_refused_in_one_line()
    {
        var findings = run.Others.Where(result => result.IsFinding).Select(
            result => $"input {result.Number} ({result.Name}): {result.Outcome} {result.Kind} {result.Message}");
        Assert.Empty(findings);
    }

    [Fact]
    public void Harm_is_neither_always_fatal_nor_never()
    {
        Assert.InRange(run.Others.Count(result => result.Outcome == Outcome.Works), 50, 450);
        Assert.True(run.Others.Select(result => result.Kind).Distinct().Count() > 10);
    }
}
