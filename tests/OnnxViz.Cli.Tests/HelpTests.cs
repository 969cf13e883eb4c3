namespace OnnxViz.Cli.Tests;

public sealed class HelpTests
{
    [Theory]
    [InlineData("onnxviz")]
    [InlineData("inspect")]
    [InlineData("maximize")]
    [InlineData("gradient")]
    [InlineData("kernels")]
    [InlineData("patches")]
    [InlineData("pull")]
    [InlineData("features")]
    [InlineData("audit")]
    public void The_help_is_as_approved(string command)
    {
        string[] words = command == "onnxviz" ? ["--help"] : [command, "--help"];
        var help = CliRun.Apart(words).AssertDone().Output;
        var approved = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Help", $"{command}.txt"));
        Assert.Equal(approved, help);
    }

    [Fact]
    public void The_version_is_one_line() =>
        Assert.Matches(@"^\d+\.\d+\.\d+\n$", CliRun.Here("--version").AssertDone().Output);
}
