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
    [InlineData("maximize x.onnx channel(a,0) -o y.png --steps 0", "0 is not a whole number of at least 1")]
    [InlineData("maximize x.onnx channel(a,0) -o y.png --steps many", "many")]
    [InlineData("maximize x.onnx channel(a,0) -o y.png --size 0", "0 is no size")]
    [InlineData("maximize x.onnx channel(a,0) -o y.png --size 9x", "9x is no size")]
    [InlineData("maximize x.onnx channel(a,0) -o y.png --size 9000000000", "is no size")]
    [InlineData("maximize x.onnx channel(a,0) -o y.png --jitter -1", "-1 is not a whole number of at least 0")]
    [InlineData("maximize x.onnx channel(a,0) -o y.png --rate 0", "the rate must be a positive number")]
    [InlineData("maximize x.onnx channel(a,0) -o y.png --optimizer lbfgs", "normalized, adam and sgd")]
    [InlineData("maximize x.onnx channel(a,0) -o y.png --device tpu", "there is no device tpu")]
    [InlineData("maximize x.onnx channel(a,0) -o y.png --threads 0", "at least 1")]
    [InlineData("maximize x.onnx channel(a,0) -o y.png --preprocessing vgg", "the presets are unit, imagenet, caffe")]
    [InlineData("maximize x.onnx channel(a,0) -o y.png --range 1", "--range takes two numbers")]
    [InlineData("maximize x.onnx channel(a,0) -o y.png --mean a,b", "a is not a number")]
    [InlineData("maximize x.onnx channel(a,0) -o y.png --sd 0", "--sd takes positive numbers")]
    [InlineData("maximize x.onnx channel(a,0) -o y.png --order gbr", "--order is rgb or bgr")]
    [InlineData("maximize x.onnx --layer a --channels 5-3 -o y", "5-3 are no channels")]
    [InlineData("maximize x.onnx channel(a,0) --channels 0-3 -o y", "--channels needs --layer")]
    [InlineData("maximize x.onnx channel(a -o y.png", "cannot be read at character")]
    [InlineData("inspect x.onnx --labels y.txt", "--labels needs --check")]
    [InlineData("gradient x.onnx chanel(a,0) --input x.npy", "channel(LAYER, CHANNEL)")]
    [InlineData("gradient x.onnx channel(a,0)", "--input")]
    [InlineData("inspect x.onnx --feed 3", "--feed takes NAME=NUMBER or NAME=FILE.npy, not 3")]
    [InlineData("inspect x.onnx --feed a=b", "b is neither a number nor the name of a .npy file")]
    public void Wrong_usage_is_one_line_with_a_hint(string words, params string[] parts)
    {
        var run = CliRun.Here(words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        run.AssertOneLine(2, [.. parts, "--help` tells how it is used"]);
        Assert.Empty(run.Output);
        Assert.Empty(Names());
    }
}
