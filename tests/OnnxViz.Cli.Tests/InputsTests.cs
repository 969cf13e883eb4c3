using OnnxViz.Graph;
using OnnxViz.Pictures;

namespace OnnxViz.Cli.Tests;

/// <summary>Models with several inputs, and with pictures of other than one or three channels.</summary>
public sealed class InputsTests : Scratch
{
    string Several => Write(Two());

    [Fact]
    public void An_input_beside_the_picture_is_fed()
    {
        NpyFile.Write(At("x.npy"), [.. Enumerable.Range(0, 3 * 64).Select(index => index / 192f)], [1, 3, 8, 8]);
        string[] words = ["gradient", Several, "channel(y, 1)", "-i", At("x.npy"), "--input-name", "picture", "--json"];
        var once = CliRun.Here([.. words, "--feed", "scale=1", "--feed", "other=0"]).AssertDone().Json[0];
        NpyFile.Write(At("scale.npy"), [2], [1, 1, 1, 1]);
        var twice = CliRun.Here(
            [.. words, "--feed", $"scale={At("scale.npy")}", "--feed", "other=0"]).AssertDone().Json[0];
        Assert.Equal("picture", $"{once.GetProperty("input")}");
        Assert.NotEqual(0, once.GetProperty("value").GetDouble());
        Assert.Equal(2 * once.GetProperty("value").GetDouble(), twice.GetProperty("value").GetDouble(), 1e-5);
        Assert.Equal(
            2 * once.GetProperty("gradientNorm").GetDouble(), twice.GetProperty("gradientNorm").GetDouble(), 1e-5);
    }

    [Fact]
    public void What_is_fed_is_in_the_manifest()
    {
        NpyFile.Write(At("scale.npy"), [2], [1, 1, 1, 1]);
        CliRun.Here(
            "maximize", Several, "channel(y, 1)", "-o", At("one.png"), "--steps", "2", "--input-name", "picture",
            "--feed", $"scale={At("scale.npy")}",
            "--feed", "other=-0.5").AssertDone();
        var model = System.Text.Json.JsonDocument.Parse(File.ReadAllText(At("one.json"))).RootElement.GetProperty(
            "model");
        Assert.Equal("picture", $"{model.GetProperty("input")}");
        Assert.Equal("-0.5", $"{model.GetProperty("feed").GetProperty("other")}");
        Assert.Matches("^scale.npy [0-9a-f]{64}$", $"{model.GetProperty("feed").GetProperty("scale")}");
    }

    [Fact]
    public void Inputs_that_are_missing_or_unclear_are_named()
    {
        CliRun.Here("inspect", Several).AssertOneLine(1, "several picture inputs: name one by --input-name");
        CliRun.Here("inspect", Several, "--input-name", "picture").AssertDone();
        CliRun.Here(
            "maximize", Several, "channel(y, 1)", "-o", At("one.png"), "--input-name", "picture", "--feed", "other=1")
            .AssertOneLine(
                1, "needs more than a picture: scale (Float Nx1x1x1)", "--feed scale=NUMBER or scale=FILE.npy");
    }

    [Fact]
    public void Inspect_tells_what_is_fed_and_what_is_missing()
    {
        var text = CliRun.Here(
            "inspect", Several, "--input-name", "picture", "--feed", "other=0.5").AssertDone().Output;
        Assert.Contains("\npicture        picture\n", text);
        Assert.Matches(@"\nfed  .*nothing for scale, give it by --feed scale=NUMBER or scale=FILE.npy", text);
        Assert.Matches(@"\nfed  .*other = 0\.5", text);
        Assert.Contains("scale: dimension 0 (N) is taken as 1", text);
    }

    [Theory]
    [InlineData(4, 8)]
    [InlineData(12, 11)]
    public void A_picture_of_many_channels_is_drawn_plane_by_plane_and_kept_as_numbers(int channels, int cell)
    {
        var net = Write(Planes(channels));
        CliRun.Here(
            "maximize", net, "channel(y, 1)", "-o", At("out/one.png"), "--steps", "4", "--every", "2").AssertDone();
        Assert.Equal(
            ["one.json", "one.npy", "one.png", "one.step0000.png", "one.step0002.png", "one.step0004.png"],
            Names("out"));
        Assert.Equal([1, channels, 8, 8], NpyFile.Read(At("out/one.npy")).Shape);
        var sheet = PictureFile.Read(At("out/one.png"));
        var columns = (int)Math.Ceiling(Math.Sqrt(channels));
        Assert.Equal((columns * (cell + 8)) + 8, sheet.Width);
        var left = 8 + ((cell - 8) / 2);
        var plane = NpyFile.Read(At("out/one.npy")).Data[..64];
        Assert.All(
            Enumerable.Range(0, 64),
            place => Assert.Equal(plane[place], sheet[0, 8 + (place / 8), left + (place % 8)], 1e-6f));
        var saved = System.Text.Json.JsonDocument.Parse(File.ReadAllText(At("out/one.json"))).RootElement.GetProperty(
            "savedScore").GetDouble();
        var gradient = CliRun.Here("gradient", net, "channel(y, 1)", "-i", At("out/one.npy"), "--json").AssertDone();
        Assert.Equal(saved, gradient.Json[0].GetProperty("value").GetDouble(), 1e-5);
    }

    [Fact]
    public void Many_units_of_many_channels_make_a_sheet()
    {
        CliRun.Here("maximize", Write(Planes(4)), "--layer", "y", "-o", At("out"), "--steps", "2").AssertDone();
        Assert.Equal(
            ["sheet.png", "y-0000.json", "y-0000.npy", "y-0000.png", "y-0001.json", "y-0001.npy", "y-0001.png"],
            Names("out"));
    }

    [Fact]
    public void A_picture_file_cannot_go_into_many_channels()
    {
        PictureFile.Write(At("red.png"), Picture.Filled(8, 8, 1, 0, 0));
        CliRun.Here("gradient", Write(Planes(4)), "channel(y, 1)", "-i", At("red.png"))
            .AssertOneLine(1, "red.png': the picture has 3 planes, the network takes 4: give [N, 4, H, W] as .npy");
    }

    string Write(OnnxModel model)
    {
        ModelFile.Write(At("net.onnx"), model);
        return At("net.onnx");
    }

    static OnnxModel Planes(int channels) => Model(
        [new("picture", ElementType.Float, [new(null, "N"), channels, 8, 8])],
        channels, [new("Conv", ["picture", "weight"], ["y"], Attributes.None, "conv")]);

    /// <summary>y = conv(picture) scale + other</summary>
    static OnnxModel Two() => Model(
        [
            new("picture", ElementType.Float, [new(null, "N"), 3, 8, 8]),
            new("scale", ElementType.Float, [new(null, "N"), 1, 1, 1]),
            new("other", ElementType.Float, [new(null, "N"), 1, 6, 6]),
        ],
        3,
        [
            new("Conv", ["picture", "weight"], ["conv"], Attributes.None, "conv"),
            new("Mul", ["conv", "scale"], ["scaled"], Attributes.None),
            new("Add", ["scaled", "other"], ["y"], Attributes.None),
        ]);

    static OnnxModel Model(ValueInfo[] inputs, int channels, Node[] nodes)
    {
        var random = new Random(3);
        var weight = Tensor.Of(
            [.. Enumerable.Range(0, 2 * channels * 9).Select(_ => random.NextSingle() - 0.4f)], [2, channels, 3, 3]);
        return OnnxModel.Of(new(
            "net", inputs, [new("y", ElementType.Float, null)], new Dictionary<string, Tensor> { ["weight"] = weight },
            nodes));
    }
}
