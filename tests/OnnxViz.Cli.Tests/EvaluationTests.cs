using OnnxViz.Pictures;

namespace OnnxViz.Cli.Tests;

/// <summary><c>onnxviz attribute --evaluate</c></summary>
public sealed class EvaluationTests : Scratch
{
    const string Measures = "deletion(32),insertion(32),mufidelity(10, 4),road(50, 0),sanity(1)";

    [Fact]
    public void The_table_has_a_row_for_each_method_and_one_for_chance()
    {
        var run = Evaluate("--measures", Measures).AssertDone();
        string[] lines = [.. run.Output.Split('\n').Select(line => line.TrimEnd())];
        Assert.StartsWith("method", lines[0]);
        Assert.Contains("mufidelity(10, 4)     sd  road(50, 0)", lines[0]);
        Assert.Equal(["saliency", "lrp", "random"], lines[1..4].Select(line => line.Split(' ')[0]));
        Assert.Equal(
            "better are smaller numbers of deletion(32), sanity(1), greater numbers of insertion(32), "
            + "mufidelity(10, 4), road(50, 0)", lines[4]);
        Assert.Contains("3 of 3 pictures", run.Error);
    }

    [Fact]
    public void Json_has_every_picture_and_the_same_is_in_the_folder()
    {
        var run = Evaluate("--measures", "deletion(64)", "--json").AssertDone();
        Assert.Equal(4, run.Json.Count());
        var report = run.Json.Last();
        Assert.Equal(3, report.GetProperty("pictures").GetArrayLength());
        var cell = report.GetProperty("evaluation")[0].GetProperty("measures").GetProperty("deletion(64)");
        double[] numbers = [.. cell.GetProperty("numbers").EnumerateArray().Select(number => number.GetDouble())];
        Assert.Equal(3, numbers.Length);
        Assert.Equal(numbers.Average(), cell.GetProperty("mean").GetDouble(), 1e-9);
        Assert.Contains("\"isHigherBetter\": false", File.ReadAllText(Path.Combine(At("maps"), "evaluation.json")));
    }

    [Fact]
    public void Maps_that_are_there_are_judged_as_they_are()
    {
        var fresh = Evaluate("--measures", "deletion(64),road(50)").AssertDone().Output;
        Assert.Equal(fresh, Evaluate("--measures", "deletion(64),road(50)", "--resume").AssertDone().Output);
    }

    [Theory]
    [InlineData(1, "--measures is for --evaluate", "--measures", "deletion")]
    [InlineData(2, "there is no measure beauty", "--evaluate", "--measures", "beauty")]
    [InlineData(2, "pixels has to be at least 1", "--evaluate", "--measures", "deletion(0)")]
    public void What_cannot_be_judged_is_refused(int code, string reason, params string[] words) =>
        CliRun.Here([.. Words, .. words]).AssertOneLine(code, reason);

    string[] Words => ["attribute", TinyNet.Write(At("tiny.onnx")), Pictures(), "-m", "saliency,lrp", "-o", At("maps")];

    CliRun Evaluate(params string[] words) => CliRun.Here([.. Words, "--evaluate", .. words]);

    string Pictures()
    {
        Directory.CreateDirectory(At("photos"));
        foreach (var seed in Enumerable.Range(0, 3))
        {
            var random = new Random(seed);
            var pixels = Enumerable.Range(0, 3 * TinyNet.Side * TinyNet.Side).Select(
                _ => random.NextSingle()).ToArray();
            PictureFile.Write(
                Path.Combine(At("photos"), $"{seed}.png"), new(TinyNet.Side, TinyNet.Side, 3, pixels));
        }

        return At("photos");
    }
}
