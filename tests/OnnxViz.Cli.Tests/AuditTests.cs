using OnnxViz.Graph;
using OnnxViz.Pictures;

namespace OnnxViz.Cli.Tests;

public sealed class AuditTests : Scratch
{
    const int Count = 10;

    string Net => TinyNet.Write(At("tiny.onnx"));

    [Fact]
    public void The_table_counts_filters_and_names_them()
    {
        var run = CliRun.Here("audit", Net, Pictures()).AssertDone();
        string[] lines = [.. run.Output.Split('\n').Select(line => line.TrimEnd())];
        Assert.StartsWith("layer  filters  silent  nearly silent  always on  duplicates", lines[0]);
        Assert.StartsWith("relu2        4       2              0", lines[2]);
        Assert.StartsWith("all          8       2", lines[3]);
        Assert.Contains("silent            relu2  1, 2", lines);
        Assert.Contains("preprocessing: unit", run.Error);
        Assert.Contains("8 filters on 10 pictures in", run.Error);
    }

    [Fact]
    public void Json_is_one_document_with_every_filter()
    {
        var report = Assert.Single(CliRun.Here("audit", Net, Pictures(), "--json").AssertDone().Json);
        Assert.Equal(10, report.GetProperty("pictures").GetInt32());
        Assert.Equal(2, report.GetProperty("counts").GetProperty("silent").GetInt32());
        Assert.Equal("unit", report.GetProperty("preprocessing").GetProperty("name").GetString());
        var layer = report.GetProperty("layers")[1];
        Assert.Equal("relu2", layer.GetProperty("layer").GetString());
        var filters = layer.GetProperty("filters").EnumerateArray().ToArray();
        Assert.Equal(
            ["alive", "silent", "silent"], filters.Take(3).Select(filter => filter.GetProperty("state").GetString()));
        var peak = filters[0].GetProperty("peak");
        Assert.StartsWith(At("noise.npy#"), peak.GetProperty("source").GetString());
        Assert.Equal(5, peak.GetProperty("sees").GetProperty("width").GetInt32());
    }

    [Fact]
    public void A_file_of_values_has_a_line_for_each_filter()
    {
        CliRun.Here("audit", Net, Pictures(), "--csv", At("filters.csv"), "--prove", "--steps", "3").AssertDone();
        var rows = File.ReadAllLines(At("filters.csv")).Select(line => line.Split(',')).ToArray();
        Assert.Equal(9, rows.Length);
        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
        Assert.Equal(["relu2", "1", "dead", "0", "0", "1", ""], rows[6].Take(7));
        Assert.Equal("no", rows[6][Array.IndexOf(rows[0], "ascent_can_fire")]);
        Assert.Equal("", rows[5][Array.IndexOf(rows[0], "ascent_can_fire")]);
    }

    [Fact]
    public void A_page_has_every_filter()
    {
        CliRun.Here("audit", Net, Pictures(), "--report", At("audit.html"), "--prove", "--steps", "3").AssertDone();
        var page = File.ReadAllText(At("audit.html"));
        Assert.StartsWith("<!doctype html>", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("relu2", page);
        Assert.Contains("ascent cannot make it fire either", page);
        Assert.Contains("noise-3", page);
        Assert.DoesNotContain(Names(), name => name.EndsWith(".tmp"));
    }

    [Fact]
    public void Dead_filters_are_looked_at_twice()
    {
        var net = At("net.onnx");
        ModelFile.Write(net, TinyNet.With("b2", Tensor.Of([0.1f, -1000, -1, -4.5f], [4])));
        NpyFile.Write(At("black.npy"), new float[3 * TinyNet.Side * TinyNet.Side], [1, 3, TinyNet.Side, TinyNet.Side]);
        var run = CliRun.Here(
            "audit", net, At("black.npy"), "--layer", "relu2", "--prove", "--steps", "30").AssertDone();
        Assert.Matches(@"dead: ascent cannot wake them +relu2 +1, 2\n", run.Output);
        Assert.Matches(@"silent, but can fire +relu2 +3 \(up to [0-9.]+\)\n", run.Output);
    }

    [Theory]
    [InlineData(0, "dead>2")]
    [InlineData(3, "dead>1")]
    [InlineData(3, "silent>1")]
    [InlineData(0, "silent>2")]
    [InlineData(0, "nearly-silent>0")]
    [InlineData(0, "dead>25%")]
    [InlineData(3, "dead>24.9%")]
    [InlineData(3, "nearly-dead>0, dead>0%")]
    [InlineData(0, "nearly-dead>0,always-on>0")]
    public void Rules_decide_the_exit_code(int code, string rules)
    {
        var run = CliRun.Here("audit", Net, Pictures(), "--fail-on", rules);
        Assert.Equal(code, run.Code);
        Assert.NotEmpty(run.Output);
        if (code != 0)
        {
            run.AssertOneLine(code, "failed on ", "(2 of 8 filters", "25 %)");
        }
    }

    [Theory]
    [InlineData("--fail-on", "dead", "dead is no rule", "silent>5%")]
    [InlineData("--fail-on", "deaf>5%", "deaf>5% is no rule", "nearly-silent")]
    [InlineData("--fail-on", "dead>-1", "dead>-1 is no rule", "duplicates")]
    [InlineData("--fail-on", "silent>500%", "silent>500% never holds", "100 %")]
    [InlineData("--epsilon", "-1", "--epsilon is at least 0", "-1")]
    [InlineData("--nearly-dead", "101%", "from 0 to 100", "101%")]
    [InlineData("--duplicate", "2", "from 0 to 1", "2")]
    public void Values_that_mean_nothing_are_wrong_usage(string option, string value, params string[] parts) =>
        CliRun.Here("audit", Net, Pictures(), option, value).AssertOneLine(2, parts);

    [Fact]
    public void Labels_that_are_not_there_are_told() =>
        CliRun.Here("audit", Net, Pictures(), "--labels", At("gone.txt")).AssertOneLine(
            1, "gone.txt of labels: check the name");

    [Fact]
    public void Classes_come_from_a_file_or_from_folders()
    {
        File.WriteAllLines(At("labels.txt"), Enumerable.Range(0, Count).Select(number => number < 4 ? "cat" : "dog"));
        var report = CliRun.Here("audit", Net, Pictures(), "--labels", At("labels.txt"), "--json").AssertDone().Json[0];
        Assert.Equal(
            ["cat 4", "dog 6"],
            report.GetProperty("labels").EnumerateArray().Select(
                label => $"{label.GetProperty("label")} {label.GetProperty("pictures")}"));
        Assert.Equal(
            1,
            report.GetProperty("layers")[0].GetProperty("filters")[0].GetProperty("firesByLabel").GetProperty(
                "dog").GetDouble());

        PictureFile.Write(At("black/a.png"), Picture.Filled(TinyNet.Side, TinyNet.Side, 0, 0, 0));
        PictureFile.Write(At("white/b.png"), Picture.Filled(TinyNet.Side, TinyNet.Side, 1, 1, 1));
        var net = At("net.onnx");
        ModelFile.Write(net, TinyNet.With("b1", Tensor.Of([-0.1f, -0.1f, -0.1f, -0.1f], [4])));
        var run = CliRun.Here(
            "audit", net, At("black"), At("white"), "--labels", "folders", "--layer", "relu1").AssertDone();
        Assert.Contains("silent for black", run.Output);
        Assert.DoesNotContain("silent for white", run.Output);
    }

    [Fact]
    public void Labels_that_do_not_fit_are_refused()
    {
        File.WriteAllLines(At("labels.txt"), ["cat", "dog"]);
        CliRun.Here("audit", Net, Pictures(), "--labels", At("labels.txt")).AssertOneLine(
            1, "2 labels for 10 pictures");
    }

    [Fact]
    public void A_broken_picture_is_left_out_and_told_of()
    {
        Save("broken.png", [1, 2, 3]);
        var run = CliRun.Here("audit", Net, Pictures(), At("broken.png"), "--json").AssertOneLine(0, "broken.png");
        Assert.Equal("broken", run.Json[0].GetProperty("failures")[0].GetProperty("picture").GetString());
        Assert.Equal(Count, run.Json[0].GetProperty("pictures").GetInt32());
        Assert.Contains("pictures was left out (--strict would stop)", run.Error);
        Assert.Empty(
            CliRun.Here("audit", Net, Pictures(), At("broken.png"), "--strict").AssertOneLine(1, "broken.png").Output);
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_refused_at_once()
    {
        Save("file", []);
        var run = CliRun.Here("audit", Net, Pictures(), "--csv", At("file/filters.csv")).AssertOneLine(
            1, "Cannot make the folder");
        Assert.Empty(run.Output);
        CliRun.Here("audit", Net, Pictures(), "--csv", Folder).AssertOneLine(2, "is a folder: name a .csv file");
    }

    [Fact]
    public void A_net_without_activations_wants_layers_named()
    {
        var graph = new GraphBuilder();
        var picture = graph.Input("picture", new(ElementType.Float, [1, 3, 8, 8]));
        ModelFile.Write(At("plain.onnx"), OnnxModel.Of(graph.Build([new("mean", picture.Mean([2, 3]))])));
        CliRun.Here("audit", At("plain.onnx"), Pictures()).AssertOneLine(1, "has no ReLU", "--layer");
    }

    /// <summary>Ten pictures of noise.</summary>
    string Pictures()
    {
        var random = new Random(1);
        float[] noise =
            [.. Enumerable.Range(0, Count * 3 * TinyNet.Side * TinyNet.Side).Select(_ => random.NextSingle())];
        NpyFile.Write(At("noise.npy"), noise, [Count, 3, TinyNet.Side, TinyNet.Side]);
        return At("noise.npy");
    }
}
