using System.Text.RegularExpressions;
using OnnxViz.CommandLine;
using OnnxViz.Testing;

namespace OnnxViz.Cli.Tests;

public sealed partial class KubernetesTests
{
    static readonly string Job = File.ReadAllText(Path.Combine(Repository.Root, "tools", "kubernetes", "atlas.yaml"));

    [Fact]
    public void The_number_of_shares_is_told_to_each_of_them() =>
        Assert.Equal(Completions().Match(Job).Groups[1].Value, Told().Match(Job).Groups[1].Value);

    [Fact]
    public void Failures_that_would_come_again_give_an_index_up_and_others_do_not()
    {
        var values = Values()
            .Matches(Job).Select(match => match.Groups[1].Value.Split(", ").Select(int.Parse).ToArray()).ToArray();
        Assert.Equal([ExitCode.Failed, ExitCode.WrongUsage], values[0]);
        Assert.Contains(ExitCode.TryAgain, values[1]);
        Assert.Contains(ExitCode.Stopped, values[1]);
    }

    [GeneratedRegex(@"completions: (\d+)")]
    private static partial Regex Completions();

    [GeneratedRegex("name: JOB_COMPLETIONS.*\n *value: \"(\\d+)\"")]
    private static partial Regex Told();

    [GeneratedRegex(@"values: \[([\d, ]+)\]")]
    private static partial Regex Values();
}
