namespace OnnxViz.Cli.Tests;

public sealed class UsageTests : Scratch
{
    [Theory]
    [InlineData("", "command")]
    [InlineData("maximise x.onnx", "there is no command maximise, did you mean maximize?", "`onnxviz --help`")]
    [InlineData("inspect", "MODEL is missing", "`onnxviz inspect --help`")]
    [InlineData("inspect x.onnx --jsn", "there is no option --jsn, did you mean --json?")]
    [InlineData("maximize x.onnx channel(a,0)", "-o")]
    [InlineData("maximize x.onnx -o y.png", "channel(relu5_1, 3)")]
    [InlineData("maximize x.onnx channel(a,0) -o y.png --stpes 5", "there is no option --stpes, did you mean --steps?")]
    [InlineData("maximize x.onnx channel(a,0) -o y.png --steps 0", "--steps is a whole number of at least 1, not 0")]
    [InlineData("maximize x.onnx channel(a,0) -o y.png --steps many", "--steps is a whole number, not many")]
    [InlineData("maximize x.onnx channel(a,0) -o y.png --size 0", "0 is no size")]
    [InlineData("maximize x.onnx channel(a,0) -o y.png --size 9x", "9x is no size")]
    [InlineData("maximize x.onnx channel(a,0) -o y.png --size 9000000000", "is no size")]
    [InlineData(
        "maximize x.onnx channel(a,0) -o y.png --jitter -1", "--jitter is a whole number of at least 0, not -1")]
    [InlineData("maximize x.onnx channel(a,0) -o y.png --rate 0", "the rate must be a positive number")]
    [InlineData(
        "maximize x.onnx channel(a,0) -o y.png --optimizer lbgfs", "there is no optimizer lbgfs; did you mean lbfgs(")]
    [InlineData("maximize x.onnx channel(a,0) -o y.png --preset vital", "--preset vital needs --like FOLDER")]
    [InlineData("maximize x.onnx channel(a,0) -o y.png --like z", "--like and --like-layers are for --preset vital")]
    [InlineData("maximize x.onnx channel(a,0) -o y.png --spectrum-from z", "--spectrum-from is for --preset maco")]
    [InlineData("maximize x.onnx channel(a,0) -o y.png --device tpu", "there is no device tpu")]
    [InlineData("maximize x.onnx channel(a,0) -o y.png --threads 0", "at least 1")]
    [InlineData("maximize x.onnx channel(a,0) -o y.png --preprocessing vgg", "the presets are unit, imagenet, caffe")]
    [InlineData("maximize x.onnx channel(a,0) -o y.png --range 1", "--range takes two numbers")]
    [InlineData("maximize x.onnx channel(a,0) -o y.png --mean a,b", "--mean takes numbers, not a")]
    [InlineData("maximize x.onnx channel(a,0) -o y.png --sd 0", "--sd takes positive numbers")]
    [InlineData("maximize x.onnx channel(a,0) -o y.png --order gbr", "--order is rgb or bgr")]
    [InlineData("maximize x.onnx --layer a --channels 5-3 -o y", "5-3 are no channels")]
    [InlineData("maximize x.onnx channel(a,0) --channels 0-3 -o y", "--channels needs --layer")]
    [InlineData("maximize x.onnx channel(a -o y.png", "cannot be read at character")]
    [InlineData("inspect x.onnx --labels y.txt", "--labels needs --check")]
    [InlineData("inspect x.onnx --write-card", "--write-card needs --check PICTURE")]
    [InlineData(
        "gradient x.onnx chanel(a,0) --input x.npy",
        "at character 1: there is no objective chanel; did you mean channel(LAYER, INDEX)?")]
    [InlineData("gradient x.onnx channel(a,0)", "--input")]
    [InlineData("inspect x.onnx --feed 3", "--feed takes NAME=NUMBER or NAME=FILE.npy, not 3")]
    [InlineData("inspect x.onnx --feed a=b", "b is neither a number nor the name of a .npy file")]
    [InlineData("maximize x.onnx channel(a,0) -o y.png -o z.png", "-o is given more than once")]
    [InlineData("maximize x.onnx channel(a,0) -o --steps 5", "-o needs a value: <path>")]
    [InlineData("maximize x.onnx channel(a,0) -o y.png --steps", "--steps needs a value: <n>")]
    [InlineData("maximize x.onnx channel(a,0) -o y.png -x", "there is no option -x;")]
    [InlineData("maximize x.onnx channel(a,0) -o= --steps 5", "--output is empty")]
    [InlineData("features x.onnx y.png --layer= -o z", "--layer is empty")]
    [InlineData("audit x.onnx y.png --fail-on silent>100%", "never holds")]
    [InlineData("inspect x.onnx y.onnx", "y.onnx is one argument too many")]
    [InlineData("--versoin", "there is no option --versoin, did you mean --version?", "`onnxviz --help`")]
    [InlineData("--completion fish", "--completion takes bash or zsh, not fish")]
    [InlineData("--version x", "x is one argument too many")]
    public void Wrong_usage_is_one_line_with_a_hint(string words, params string[] parts)
    {
        var run = CliRun.Here(words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        run.AssertOneLine(2, [.. parts, "--help` tells how it is used"]);
        Assert.Empty(run.Output);
        Assert.Empty(Names());
    }

    [Theory]
    [InlineData("MODEL is empty", "inspect", "")]
    [InlineData("MODEL is empty", "features", "", "a.png", "--layer", "0", "-o", "z")]
    [InlineData("PICTURE is empty", "features", "x.onnx", "a.png", "", "--layer", "0", "-o", "z")]
    [InlineData("--output is empty", "maximize", "x.onnx", "channel(a,0)", "-o", "")]
    [InlineData("--layer is empty", "kernels", "x.onnx", "--layer", "")]
    public void An_empty_word_is_told_by_the_name_of_its_place(string message, params string[] words) =>
        CliRun.Here(words).AssertOneLine(2, message);

    [Theory]
    [InlineData("-channel(logits, 1)")]
    [InlineData("-0.5 * channel(logits, 1)")]
    public void An_objective_may_begin_with_a_minus(string objective)
    {
        string[] rest = ["-o", At("y.png"), "--steps", "1", "--json"];
        var run = CliRun.Here(["maximize", TinyNet.Write(At("tiny.onnx")), objective, .. rest]).AssertDone();
        Assert.Equal(objective, $"{Assert.Single(run.Json).GetProperty("objective")}");
        Assert.Equal(
            run.Json[0].GetProperty("score").GetSingle(),
            Score(["maximize", At("tiny.onnx"), .. rest, "--", objective]));
    }

    [Theory]
    [InlineData("-o", "PATH")]
    [InlineData("-oPATH")]
    [InlineData("-o=PATH")]
    [InlineData("-qoPATH")]
    [InlineData("--output=PATH")]
    [InlineData("--output:PATH")]
    public void An_option_and_its_value_may_be_joined(params string[] words)
    {
        var net = TinyNet.Write(At("tiny.onnx"));
        CliRun.Here(["maximize", net, "channel(logits, 1)", "--steps", "1", .. words.Select(
            word => word.Replace("PATH", At("y.png")))]).AssertDone();
        Assert.True(File.Exists(At("y.png")));
    }

    [Fact]
    public void Help_comes_before_everything_that_is_wrong()
    {
        var help = CliRun.Here("inspect", "--help").AssertDone().Output;
        Assert.Equal(help, CliRun.Here("inspect", "--nonsense", "-h").AssertDone().Output);
        Assert.Equal(help, CliRun.Here("--debug", "inspect", "-?").AssertDone().Output);
    }

    [Fact]
    public void Debug_shows_where_an_error_came_from() =>
        Assert.Contains("   at OnnxViz.", CliRun.Here("inspect", At("nowhere.onnx"), "--debug").Error);

    [Fact]
    public void Std_is_another_name_of_sd()
    {
        var net = TinyNet.Write(At("tiny.onnx"));
        var reports = new[] { "--sd", "--std" }.Select(
            name => CliRun.Here("inspect", net, name, "2,3,4", "--json").AssertDone().Output);
        Assert.Single(reports.Distinct());
    }

    static float Score(string[] words) => CliRun.Here(words).AssertDone().Json[0].GetProperty("score").GetSingle();
}
