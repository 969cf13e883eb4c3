using OnnxViz.Fuzz.HandMade;
using OnnxViz.Fuzz.Running;

namespace OnnxViz.Fuzz.Tests;

/// <summary>The watch over the workers sees what it is there for.</summary>
public sealed class SupervisorTests
{
    static readonly RunSettings Settings = new(Seed: 0, Seeds: null);

    static readonly int Honest = HandMadeInputs.All.Select((input, number) => (input.Name, number)).Single(
        pair => pair.Name == "an honest card").number;

    [Fact]
    public void An_input_that_takes_too_long_is_a_finding() =>
        Assert.Equal(Outcome.Timeout, Only(new(Seconds: 0, Megabytes: 1500), Honest).Outcome);

    [Fact]
    public void An_input_that_takes_too_much_memory_is_a_finding() =>
        Assert.Equal(Outcome.Memory, Only(new(Seconds: 60, Megabytes: 20), Honest).Outcome);

    [Fact]
    public void A_process_that_dies_is_a_finding()
    {
        var supervisor = new Supervisor(Settings, new(Seconds: 60, Megabytes: 1500), workers: 1);
        var result = Assert.Single(supervisor.Run([Supervisor.Death]));
        Assert.Equal(Outcome.Crash, result.Outcome);
        Assert.Contains("exit code", result.Message);
    }

    [Fact]
    public void Work_goes_on_behind_a_process_that_died()
    {
        var supervisor = new Supervisor(Settings, new(Seconds: 60, Megabytes: 1500), workers: 1);
        Assert.Equal(
            [Outcome.Crash, Outcome.Works],
            supervisor.Run([Supervisor.Death, Honest]).Select(result => result.Outcome));
    }

    static Result Only(Limits limits, int number) =>
        Assert.Single(new Supervisor(Settings, limits, workers: 1).Run([number]));
}
