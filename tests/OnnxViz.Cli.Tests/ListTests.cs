using System.Text.Json;
using OnnxViz.Ascent;
using OnnxViz.Attribution;
using OnnxViz.Testing;

namespace OnnxViz.Cli.Tests;

public sealed class ListTests
{
    static readonly string[] Models = [.. Directory.EnumerateFiles(
        Path.Combine(Repository.Root, "onnx"), "*.onnx").Select(path => Path.GetFileNameWithoutExtension(path))];

    [Fact]
    public void Every_part_has_its_line()
    {
        var lines = CliRun.Here("list").AssertDone().Output.TrimEnd().Split('\n');
        Assert.Equal(Notation.All.Count + Method.All.Count + Measure.All.Count + Models.Length + 1, lines.Length);
        Assert.Matches(@"^kind +how it is written +what it is$", lines[0]);
        Assert.Contains(lines, line => line.StartsWith("gradient filter ") && line.Contains("octaves"));
        Assert.Contains(lines, line => line.StartsWith("transform ") && line.Contains("jitter(PIXELS)  "));
        Assert.All(
            Notation.All.Concat(Method.All).Concat(Measure.All),
            part => Assert.Single(lines, line => line.EndsWith($"  {part.Help}")));
    }

    [Fact]
    public void So_has_every_model_that_comes_along() => Assert.Equal(
        Models.Order(StringComparer.Ordinal),
        CliRun.Here("list", "--json").AssertDone().Json.Where(part => Text(part, "kind") == "model").Select(
            part => Text(part, "name")));

    [Theory]
    [InlineData(
        "model", "default", "default", "A VGG-style net for drawn textures and shapes, trained by tools/OnnxViz.Train")]
    [InlineData(
        "objective", "layer", "layer(LAYER)", "the mean square of a layer: whatever it sees already, more of it")]
    [InlineData(
        "method", "gradcam", "gradcam([LAYER[, POSITIVE]])",
        "channels weighed by their mean gradient (Selvaraju et al., 2017)")]
    [InlineData("optimizer", "adam", "adam([RATE[, BETA1[, BETA2[, EPSILON]]]])", "Adam (Kingma and Ba, 2015)")]
    [InlineData("transform", "jitter", "jitter(PIXELS)", "rolls the picture by some whole pixels in each direction")]
    public void Programs_get_a_line_of_json_for_each(string kind, string name, string text, string help)
    {
        var part = CliRun.Here("list", "--json").AssertDone().Json.Single(part => Text(part, "name") == name);
        Assert.Equal((kind, text, help), (Text(part, "kind"), Text(part, "text"), Text(part, "help")));
    }

    static string? Text(JsonElement part, string key) => part.GetProperty(key).GetString();
}
