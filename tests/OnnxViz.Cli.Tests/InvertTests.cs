using OnnxViz.Pictures;

namespace OnnxViz.Cli.Tests;

public sealed class InvertTests : Scratch
{
    string Net => TinyNet.Write(At("tiny.onnx"));

    string Given
    {
        get
        {
            PictureFile.Write(
                At("given.png"),
                Picture.FromBytes(16, 16, 3, [.. Enumerable.Range(0, 768).Select(index => (byte)(index * 7))]));
            return At("given.png");
        }
    }

    [Fact]
    public void Each_layer_has_its_picture_its_manifest_and_a_place_on_the_sheet()
    {
        var run = CliRun.Here(
            "invert", Net, Given, "--layer", "relu1,conv2", "-o", At("out"), "--steps", "40", "--json").AssertDone();
        Assert.Equal(2, run.Json.Length);
        foreach (var (line, layer) in run.Json.Zip(["relu1", "conv2"]))
        {
            var error = line.GetProperty("error").GetDouble();
            Assert.InRange(error, 0, 0.9);
            Assert.Equal(At($"out/{layer}.png"), line.GetProperty("file").GetString());
            Assert.Contains($"\"error\": {line.GetProperty("error").GetRawText()}", File.ReadAllText(
                At($"out/{layer}.json")));
            Assert.Contains($"{layer}.png: error {error:G3}, as saved", run.Error);
        }

        Assert.True(File.Exists(At("out/sheet.png")));
        Assert.Contains("2 of 2 pictures", run.Error);
    }

    [Fact]
    public void A_replay_draws_the_same_picture_and_says_what_is_missing_without_the_given_one()
    {
        CliRun.Here("invert", Net, Given, "--layer", "relu1", "-o", At("a.png"), "--steps", "20").AssertDone();
        Assert.Contains("identical to", CliRun.Here("replay", At("a.json")).AssertDone().Error);
        File.Delete(At("given.png"));
        var run = CliRun.Here("replay", At("a.json"));
        Assert.Equal(1, run.Code);
        Assert.Contains("given.png, by which the picture was drawn: put it back", run.Error);
    }

    [Fact]
    public void Restarts_are_pictures_of_their_own()
    {
        CliRun.Here(
            "invert", Net, Given, "--layer", "relu1", "-o", At("out"), "--steps", "5", "--restarts", "3").AssertDone();
        Assert.Equal(
            3, new[] { "relu1.png", "relu1.2.png", "relu1.3.png" }.Select(
                name => Convert.ToHexString(File.ReadAllBytes(At($"out/{name}")))).Distinct().Count());
    }

    [Theory]
    [InlineData("--C", "0", "--C is a weight above 0")]
    [InlineData("--beta", "-1", "--beta is a power above 0")]
    [InlineData("--restarts", "0", "--restarts")]
    [InlineData("--mask", "0", "--mask")]
    [InlineData("--half", "third", "--half")]
    [InlineData("--preset", "lucd", "lucd")]
    public void What_makes_no_inversion_is_refused(string option, string value, string reason)
    {
        var run = CliRun.Here("invert", Net, Given, "--layer", "relu1", "-o", At("a.png"), option, value);
        Assert.Equal(2, run.Code);
        Assert.Contains(reason, run.Error);
    }

    [Fact]
    public void What_does_not_fit_is_said_in_one_line()
    {
        (string[] Arguments, int Code, string Reason)[] rows =
        [
            (["-o", At("a.png")], 2, "name layers with --layer"),
            (["--layer", "relu1,relu2", "-o", At("a.png")], 2, "name a folder"),
            (["--layer", "nowhere", "-o", At("a.png")], 1, "nowhere"),
            (["--layer", "relu1", "-o", At("a.png"), "--mask", "99"], 1, "no 99 rows and columns in its middle"),
            (["--layer", "relu1", "-o", At("a.png"), "--channels", "99"], 1, "has the channels 0 to"),
            (["--layer", "relu1", "-o", At("a.png"), "--beta", "1", "--preset", "lucid"], 2, "--beta is for"),
            (["--layer", "relu1", "-o", At("a.png"), "--half", "first", "--channels", "1"], 2, "exclude each other"),
        ];
        foreach (var (arguments, code, reason) in rows)
        {
            var run = CliRun.Here(["invert", Net, Given, .. arguments]);
            Assert.Equal(code, run.Code);
            Assert.Contains(reason, run.Error);
        }

        Assert.Contains("There is no file", CliRun.Here(
            "invert", Net, At("none.png"), "--layer", "relu1", "-o", At("a.png")).Error);
    }

    [Fact]
    public void A_caricature_starts_at_the_picture_and_goes_on()
    {
        var line = CliRun.Here(
            "caricature", Net, Given, "--layer", "relu1", "-o", At("a.png"), "--C", "100",
            "--json").AssertDone().Json[0];
        Assert.InRange(line.GetProperty("exaggeration").GetDouble(), 1, 1000);
        var manifest = File.ReadAllText(At("a.json"));
        Assert.Contains("given.png", manifest[manifest.IndexOf("\"recipe\"", StringComparison.Ordinal)..]);
    }

    [Fact]
    public void Another_preset_draws_a_caricature_from_noise_by_cosines()
    {
        var line = CliRun.Here(
            "caricature", Net, Given, "--layer", "relu1", "-o", At("a.png"), "--preset", "lucid(steps=5)", "--power",
            "1", "--json").AssertDone().Json[0];
        Assert.StartsWith("dot(relu1, ", line.GetProperty("objective").GetString());
        var run = CliRun.Here("caricature", Net, Given, "--layer", "relu1", "-o", At("a.png"), "--power", "1");
        Assert.Equal(2, run.Code);
        Assert.Contains("--power is for other presets", run.Error);
    }

    [Fact]
    public void Channels_are_drawn_as_pre_images_alone_and_together()
    {
        _ = Given;
        Directory.CreateDirectory(At("photos"));
        File.Copy(At("given.png"), At("photos/given.png"));
        var alone = CliRun.Here(
            "maximize", Net, "--layer", "conv2", "--channels", "0,1", "--preset", "mahendran(steps=5)", "--peaks-from",
            At("photos"), "-o", At("units"), "--json").AssertDone().Json;
        Assert.All(alone, line => Assert.Contains(" * neuron(conv2, ", line.GetProperty("objective").GetString()));
        var together = CliRun.Here(
            "maximize", Net, "--layer", "conv1", "--channels", "0-1", "--preset", "mahendran(steps=5)", "--mosaic",
            "-o", At("mosaic.png"), "--json").AssertDone().Json.Single();
        Assert.StartsWith("mosaic(conv1, [0, 1], 5, ", together.GetProperty("objective").GetString());
    }

    [Theory]
    [InlineData("maximize", "--mosaic", "--peaks-from and --mosaic are for --preset mahendran")]
    [InlineData("atlas", "--preset=mahendran", "--preset mahendran is for `onnxviz maximize`")]
    public void Ways_of_drawing_that_do_not_go_together_are_refused(string command, string option, string reason)
    {
        string[] units = command == "maximize" ? ["--layer", "conv1"] : [];
        var run = CliRun.Here([command, Net, .. units, "-o", At("out"), option]);
        Assert.Equal(2, run.Code);
        Assert.Contains(reason, run.Error);
    }

    [Fact]
    public void A_gradient_goes_back_by_other_rules()
    {
        double Norm(params string[] more) => CliRun.Here(
            ["gradient", Net, "channel(relu2, 0)", "-i", Given, "--json", .. more]).AssertDone().Json[0].GetProperty(
                "gradientNorm").GetDouble();
        Assert.Equal(Norm(), Norm("--rule", "ttf"), 1e-6);
        Assert.NotEqual(Norm(), Norm("--rule", "guided"));
        var run = CliRun.Here(
            "gradient", Net, "channel(relu2, 0)", "-i", Given, "--rule", "fff", "--save-model", At("a.onnx"));
        Assert.Equal(2, run.Code);
        Assert.Contains("--save-model keeps the gradient itself", run.Error);
    }
}
