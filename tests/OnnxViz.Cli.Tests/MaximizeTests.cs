using System.Text.Json;
using OnnxViz.Ascent;
using OnnxViz.Graph;
using OnnxViz.Pictures;
using OnnxViz.Testing;

namespace OnnxViz.Cli.Tests;

public sealed class MaximizeTests : Scratch
{
    string Net => TinyNet.Write(At("tiny.onnx"));

    [Fact]
    public void One_unit_makes_a_picture_and_a_manifest()
    {
        Draw("channel(relu2, 0)", "-o", At("out/zero.png"));
        Assert.Equal(["zero.json", "zero.png"], Names("out"));
        var manifest = Manifest("out/zero.json");
        Assert.Equal("zero.png", $"{manifest.GetProperty("picture")}");
        Assert.Equal("channel(relu2, 0)", $"{manifest.GetProperty("objective")}");
        Assert.Equal("climbed", $"{manifest.GetProperty("state")}");
        Assert.Equal(64, $"{manifest.GetProperty("model").GetProperty("sha256")}".Length);
        Assert.Equal(16, manifest.GetProperty("settings").GetProperty("width").GetInt32());
        Assert.Equal($"{Preset.Usual}", $"{manifest.GetProperty("settings").GetProperty("preset")}");
        Assert.StartsWith(
            "recipe([stage(8, decorrelated(fourier), [pad(2), jitter(1), ",
            $"{manifest.GetProperty("settings").GetProperty("recipe")}");
    }

    [Fact]
    public void The_saved_score_is_that_of_the_picture_in_the_file()
    {
        Draw("channel(relu2, 0)", "-o", At("zero.png"));
        var gradient = CliRun.Here("gradient", Net, "channel(relu2, 0)", "-i", At("zero.png"), "--json").AssertDone();
        var saved = Manifest("zero.json").GetProperty("savedScore").GetDouble();
        Assert.Equal(gradient.Json[0].GetProperty("value").GetDouble(), saved, 1e-5);
    }

    [Fact]
    public void Where_there_is_no_picture_at_all_it_has_failed()
    {
        ModelFile.Write(At("normalized.onnx"), SmallNets.Normalized());
        var run = CliRun.Here(
            "maximize", At("normalized.onnx"), "channel(normalized, 2)", "-o", At("two.png"), "--steps", "6");
        Assert.Equal(1, run.Code);
        Assert.Contains("onnxviz: no picture", run.Error);
        Assert.DoesNotContain("two.png", Names());
    }

    [Fact]
    public void Climbing_beats_the_noise_that_it_starts_from()
    {
        Draw("channel(relu2, 0)", "-o", At("short.png"), "--steps", "1", "--preset", "levelled");
        Draw("channel(relu2, 0)", "-o", At("long.png"), "--steps", "30", "--preset", "levelled");
        Assert.True(Score("long.json") > 1.2 * Score("short.json"));
    }

    [Fact]
    public void The_same_command_twice_gives_the_same_bytes()
    {
        string[] words = ["--layer", "relu2", "--channels", "0,3", "--every", "4"];
        Draw([.. words, "-o", At("a")]);
        Draw([.. words, "-o", At("b")]);
        Assert.Equal(Names("a"), Names("b"));
        Assert.All(Names("a"), name => AssertSame($"a/{name}", $"b/{name}"));
    }

    [Fact]
    public void Several_units_make_files_in_a_folder_and_a_sheet()
    {
        string[] units =
        [
            "channel(relu2, 0)", "neuron(conv1, 3)", "neuron(conv1, 3, 1, 2)", "layer(2)",
            "channel(conv1, 1) - 2 * layer(conv1)",
        ];
        string[] names =
            ["channel_conv1__1__-_2___layer_conv1", "conv1-0003-1-2", "conv1-0003-centre", "conv2", "relu2-0000"];
        Draw([.. units, "-o", At("out")]);
        Assert.Equal([.. names.SelectMany(name => new[] { $"{name}.json", $"{name}.png" }), "sheet.png"], Names("out"));
    }

    [Fact]
    public void A_unit_comes_out_of_a_batch_as_when_drawn_alone()
    {
        Draw("--layer", "conv2", "--channels", "0,1,3", "-o", At("together"), "--batch", "3");
        foreach (var channel in new[] { 0, 1, 3 })
        {
            Draw($"channel(conv2, {channel})", "-o", At("alone.png"));
            var alone = PictureFile.Read(At("alone.png"));
            var together = PictureFile.Read(At($"together/conv2-000{channel}.png"));
            Assert.All(alone.Pixels.Zip(together.Pixels), pair => Assert.Equal(pair.First, pair.Second, 1.01f / 255));
        }
    }

    [Fact]
    public void A_dead_unit_shows_its_pre_activation_and_says_so()
    {
        var run = Draw("channel(relu2, 0)", "channel(relu2, 1)", "-o", At("out"), "--json");
        Assert.Contains("channel(relu2, 1): dead: the ascent could not make it fire", run.Error);
        Assert.Contains("onnxviz: dead: channel(relu2, 1)\n", run.Error);
        var manifest = Manifest("out/relu2-0001.json");
        Assert.Equal("dead", $"{manifest.GetProperty("state")}");
        Assert.Equal("channel(conv2, 1)", $"{manifest.GetProperty("climbed")}");
        Assert.Equal(["climbed", "dead"], run.Json.Select(unit => $"{unit.GetProperty("state")}"));
    }

    [Fact]
    public void A_dead_unit_behind_a_pool_shows_its_pre_activation_too()
    {
        Draw("channel(pooled, 1)", "-o", At("dead.png"));
        Assert.Equal("channel(conv2, 1)", $"{Manifest("dead.json").GetProperty("climbed")}");
    }

    [Fact]
    public void A_unit_that_no_gradient_reaches_gets_no_picture()
    {
        var run = Draw("channel(relu2, 2)", "channel(relu2, 0)", "-o", At("out"), "--json");
        Assert.Contains("channel(relu2, 2): dead: no gradient reaches it", run.Error);
        Assert.Equal(["relu2-0000.json", "relu2-0000.png", "sheet.png"], Names("out"));
        Assert.Equal(JsonValueKind.Null, run.Json[0].GetProperty("file").ValueKind);
        Assert.Contains("1 of 2 pictures", run.Error);
    }

    [Fact]
    public void The_json_has_a_line_for_each_unit()
    {
        var units = Draw("--layer", "relu2", "--channels", "0,3", "-o", At("out"), "--json").Json;
        Assert.Equal(
            ["channel(relu2, 0)", "channel(relu2, 3)"], units.Select(unit => $"{unit.GetProperty("objective")}"));
        Assert.Equal(
            ["objective", "climbed", "file", "state", "score", "savedScore", "steps", "stopped", "seconds"],
            units[0].EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public void Pictures_on_the_way_are_kept_when_asked_for()
    {
        Draw("channel(relu2, 0)", "-o", At("out/zero.png"), "--steps", "4", "--every", "2");
        string[] steps = ["zero.step0000.png", "zero.step0002.png", "zero.step0004.png"];
        Assert.Equal(["zero.json", "zero.png", .. steps], Names("out"));
    }

    [Fact]
    public void The_plot_has_a_line_for_each_picture()
    {
        Draw("--layer", "relu2", "--channels", "0,3", "-o", At("out"), "--steps", "4", "--plot", At("scores.svg"));
        var plot = System.Xml.Linq.XDocument.Load(At("scores.svg"));
        var lines = plot.Descendants().Where(
            each => each.Name.LocalName == "polyline" && each.Attribute("stroke-width") is not null).ToArray();
        Assert.Equal([5, 5], lines.Select(line => line.Attribute("points")!.Value.Split(' ').Length));
        Assert.Contains("channel(relu2, 3)", plot.Root!.Value);
    }

    [Theory]
    [InlineData("--recipe", "recipe([stage(2, pixels, [], adam)])", "--recipe says all")]
    [InlineData("--jitter", "1", "--jitter and --transform exclude each other")]
    public void Options_that_say_the_same_thing_exclude_each_other(string option, string value, string reason)
    {
        var run = CliRun.Here(
            "maximize", Net, "channel(relu2, 0)", "-o", At("a.png"), "--transform", "rotate(5)", option, value);
        Assert.Equal(2, run.Code);
        Assert.Contains(reason, run.Error);
    }

    [Fact]
    public void Files_that_are_there_are_written_over()
    {
        Save("zero.png", [1, 2, 3]);
        Draw("channel(relu2, 0)", "-o", At("zero.png"));
        Assert.Equal(16, PictureFile.Read(At("zero.png")).Width);
    }

    [Fact]
    public void Size_seed_and_preprocessing_are_used_and_recorded()
    {
        string[] options = ["--size", "24x20", "--seed", "9", "--sd", "0.5", "--preprocessing", "tf", "--jitter", "0"];
        var run = Draw(["channel(relu1, 0)", "-o", At("a.png"), .. options]);
        Assert.Contains("preprocessing: range -1..1, mean [], sd [0.5], RGB (from --preprocessing, --sd)", run.Error);
        var settings = Manifest("a.json").GetProperty("settings");
        string[] keys = ["width", "height", "seed"];
        Assert.Equal([24, 20, 9], keys.Select(key => settings.GetProperty(key).GetInt32()));
        var picture = PictureFile.Read(At("a.png"));
        Assert.Equal((24, 20), (picture.Width, picture.Height));
    }

    [Fact]
    public void Quiet_says_nothing() => Assert.Empty(Draw("channel(relu2, 0)", "-o", At("a.png"), "-q").Error);

    [Fact]
    public void A_layer_can_be_named_by_index_node_or_alias()
    {
        File.WriteAllText(At("tiny.card.json"), """{ "layers": { "last": "relu2" } }""");
        Draw("channel(3, 0)", "-o", At("index.png"));
        Draw("channel(relu2_node, 0)", "-o", At("node.png"));
        Draw("channel(last, 0)", "-o", At("alias.png"));
        AssertSame("index.png", "node.png");
        AssertSame("index.png", "alias.png");
    }

    [SkippableFact]
    public void The_default_net_draws_a_filter()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "nets", "default.onnx");
        Skip.IfNot(File.Exists(path), "The default net is not beside the program yet.");
        string[] units = ["--layer", "6", "--channels", "0"];
        CliRun.Here(["maximize", "default", .. units, "--size", "32", "--steps", "2", "-o", At("out")]).AssertDone();
        Assert.Equal(2, Names("out").Length);
    }

    CliRun Draw(params string[] words)
    {
        string[] steps = words.Contains("--steps") ? [] : ["--steps", "8"];
        return CliRun.Here(["maximize", Net, .. words, .. steps]).AssertDone();
    }

    void AssertSame(string left, string right) =>
        Assert.Equal(File.ReadAllBytes(At(left)), File.ReadAllBytes(At(right)));

    JsonElement Manifest(string name) => JsonDocument.Parse(File.ReadAllText(At(name))).RootElement;

    double Score(string name) => Manifest(name).GetProperty("savedScore").GetDouble();
}
