using OnnxViz.Pictures;

namespace OnnxViz.Cli.Tests;

public sealed class DreamTests : Scratch
{
    [Fact]
    public void A_dream_has_the_photographs_size_and_more_of_what_it_is_asked_for()
    {
        var net = TinyNet.Write(At("tiny.onnx"));
        var before = Picture.FromBytes(40, 32, 3, [.. Enumerable.Range(0, 3840).Select(index => (byte)(index * 7))]);
        PictureFile.Write(At("before.png"), before);
        CliRun.Here(
            "dream", At("before.png"), net, "layer(relu1)", "-o", At("after.png"), "--jitter", "2",
            "--octaves", "2").AssertDone();
        var after = PictureFile.Read(At("after.png"));
        Assert.Equal((40, 32), (after.Width, after.Height));
        Assert.True(Value(net, "after.png") > Value(net, "before.png"));
    }

    [Theory]
    [InlineData("--ratio", "1", "--ratio is above 1")]
    [InlineData("--rate", "0", "--rate is a positive number")]
    [InlineData("--octaves", "0", "--octaves")]
    public void What_makes_no_dream_is_refused(string option, string value, string reason)
    {
        var run = CliRun.Here(
            "dream", "x.png", TinyNet.Write(At("tiny.onnx")), "layer(relu1)", "-o", At("a.png"), option, value);
        Assert.Equal(2, run.Code);
        Assert.Contains(reason, run.Error);
    }

    double Value(string net, string file) => CliRun.Here(
        "gradient", net, "layer(relu1)", "-i", At(file), "--json").AssertDone().Json[0].GetProperty(
            "value").GetDouble();
}
