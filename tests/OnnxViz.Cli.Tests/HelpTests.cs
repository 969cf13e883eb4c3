using System.Text.RegularExpressions;
using OnnxViz.Ascent;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Tests;

public sealed class HelpTests
{
    [Theory]
    [InlineData("onnxviz")]
    [InlineData("inspect")]
    [InlineData("maximize")]
    [InlineData("dream")]
    [InlineData("invert")]
    [InlineData("caricature")]
    [InlineData("replay")]
    [InlineData("atlas")]
    [InlineData("atlas-merge")]
    [InlineData("gradient")]
    [InlineData("attribute")]
    [InlineData("kernels")]
    [InlineData("patches")]
    [InlineData("pull")]
    [InlineData("features")]
    [InlineData("audit")]
    [InlineData("list")]
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

    [Fact]
    public void The_help_names_what_the_libraries_have()
    {
        var help = Regex.Replace(CliRun.Here("maximize", "--help").Output, @"\s+", " ");
        Assert.Contains($"{PictureInput.UsualSize} where it leaves that", help);
        Assert.Contains($"[default: {Preset.UsualName}]", help);
        Assert.Contains(string.Join(", ", Preprocessing.Presets.Keys), help);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void No_line_is_too_wide_and_every_option_is_described(string command)
    {
        var lines = CliRun.Here(command, "--help").Output.Split("Examples:")[0].Split('\n');
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 100));
        Assert.All(lines.Where(line => line.StartsWith("  -")), line => Assert.Matches(@"  -.*\S  +\S", line));
    }

    public static TheoryData<string> Commands =>
        new(
            "inspect", "maximize", "invert", "caricature", "dream", "replay", "atlas", "atlas-merge", "gradient",
            "attribute",
            "kernels", "patches", "pull",
            "features", "audit", "list");
}
