using System.Text.Json;
using OnnxViz.Graph;
using OnnxViz.Pictures;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Cli.Tests;

public sealed class GradientTests : Scratch
{
    const double GoldenValue = 1.5772385709647798;
    static readonly string Goldens = Path.Combine(AppContext.BaseDirectory, "Goldens");

    [Fact]
    public void Value_and_gradient_are_those_of_autograd()
    {
        var (net, input) = (Golden("plain.onnx"), Golden("plain.input.npy"));
        var report = Gradient(net, "channel(block2_relu2, 5)", input, "--output", At("g.npy"));
        Assert.Equal(GoldenValue, report.GetProperty("value").GetDouble(), 1e-4 * GoldenValue);
        var (ours, theirs) = (NpyFile.Read(At("g.npy")), NpyFile.Read(Golden("plain.0.gradient.npy")));
        Assert.Equal(theirs.Shape, ours.Shape);
        Assert.True(Cosine(ours.Data, theirs.Data) >= 0.9999);
        Assert.Equal(Norm(ours.Data), report.GetProperty("gradientNorm").GetDouble(), 1e-5 * Norm(ours.Data));
    }

    [Fact]
    public void The_json_has_the_promised_keys()
    {
        var report = Gradient(TinyNet.Write(At("tiny.onnx")), "channel(relu2, 0)", Noise("x.npy", 1));
        Assert.Equal(
            ["value", "gradientNorm", "objective", "input", "shape", "seconds"],
            report.EnumerateObject().Select(property => property.Name));
        Assert.Equal("channel(relu2, 0)", $"{report.GetProperty("objective")}");
        Assert.Equal("picture", $"{report.GetProperty("input")}");
    }

    [Fact]
    public void The_saved_model_gives_the_same_numbers_and_the_outputs_it_had()
    {
        var (net, noise) = (TinyNet.Write(At("tiny.onnx")), Noise("x.npy", 1));
        const string Objective = "channel(relu2, 0) - 0.5 * layer(conv1)";
        var report = Gradient(net, Objective, noise, "-o", At("g.npy"), "--save-model", At("g.onnx"));
        var saved = ModelFile.Read(At("g.onnx"));
        Assert.Equal(["logits", "objective", "gradient:picture"], saved.Graph.Outputs.Select(output => output.Name));
        Assert.Equal([""], saved.Imports.Keys);
        Assert.All(saved.Graph.Nodes, node => Assert.Empty(node.Domain));
        var results = Run(At("g.onnx"), noise);
        Assert.Equal(report.GetProperty("value").GetSingle(), results["objective"].ToFloats()[0], 1e-5f);
        Assert.True(Cosine(results["gradient:picture"].ToFloats(), NpyFile.Read(At("g.npy")).Data) > 0.99999);
        var logits = Run(net, noise)["logits"].ToFloats();
        Assert.All(logits.Zip(results["logits"].ToFloats()), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    [SkippableFact]
    public void The_saved_model_passes_onnx_own_checker()
    {
        Gradient(Golden("plain.onnx"), "channel(logits, 3)", Golden("plain.input.npy"), "--save-model", At("g.onnx"));
        OnnxChecker.Verify(At("g.onnx"));
    }

    [Fact]
    public void The_value_of_a_batch_is_the_sum_of_its_pictures()
    {
        var net = TinyNet.Write(At("tiny.onnx"));
        var both = Noise("both.npy", 2);
        var values = NpyFile.Read(both).Data.Chunk(3 * 256).Select((picture, index) =>
        {
            NpyFile.Write(At($"{index}.npy"), picture, [1, 3, 16, 16]);
            return Gradient(net, "channel(logits, 1)", At($"{index}.npy")).GetProperty("value").GetDouble();
        });
        Assert.Equal(values.Sum(), Gradient(net, "channel(logits, 1)", both).GetProperty("value").GetDouble(), 1e-5);
    }

    [Fact]
    public void A_picture_is_cut_to_size_and_preprocessed()
    {
        var net = TinyNet.Write(At("tiny.onnx"));
        PictureFile.Write(At("red.png"), Picture.Filled(40, 30, 1, 0, 0));
        var input = new float[3 * 256];
        Array.Fill(input, 255 - 100, 512, 256);
        Array.Fill(input, -100, 0, 512);
        NpyFile.Write(At("red.npy"), input, [1, 3, 16, 16]);
        string[] preprocessing = ["--range", "0,255", "--mean", "100", "--order", "bgr"];
        string[] words = ["gradient", net, "layer(conv1)", "-i", At("red.png"), "--json"];
        var picture = CliRun.Here([.. words, .. preprocessing]).AssertDone();
        Assert.Contains("(from --range, --mean, --order)", picture.Error);
        var value = Gradient(net, "layer(conv1)", At("red.npy")).GetProperty("value").GetDouble();
        Assert.Equal(value, picture.Json[0].GetProperty("value").GetDouble(), Math.Abs(value) * 1e-5);
    }

    [Fact]
    public void An_array_is_of_pictures_or_with_an_option_the_input_itself()
    {
        var net = TinyNet.Write(At("tiny.onnx"));
        var noise = NpyFile.Read(Noise("x.npy", 2)).Data;
        NpyFile.Write(At("scaled.npy"), Array.ConvertAll(noise, number => number * 255), [2, 3, 16, 16]);
        string[] words = ["gradient", net, "layer(conv1)", "--json", "-i"];
        var pictures = CliRun.Here([.. words, At("x.npy"), "--preprocessing", "raw255"]).AssertDone().Json[0];
        var tensor = Gradient(net, "layer(conv1)", At("scaled.npy"));
        Assert.Equal($"{pictures.GetProperty("value")}", $"{tensor.GetProperty("value")}");
        Assert.Equal("[2,3,16,16]", $"{pictures.GetProperty("shape")}");
        CliRun.Here([.. words, At("scaled.npy")]).AssertOneLine(1, "float pictures are in [0, 1]", "--tensor");
        CliRun.Here([.. words, At("x.npy"), "--tensor", "--preprocessing", "raw255"]).AssertOneLine(
            2, "--preprocessing is for pictures");
    }

    [Fact]
    public void A_gradient_of_zero_is_said_to_be_one()
    {
        var net = TinyNet.Write(At("tiny.onnx"));
        var run = CliRun.Here("gradient", net, "channel(relu2, 1)", "-i", Noise("x.npy", 1), "--tensor").AssertDone();
        Assert.Contains("channel(relu2, 1) = 0, ", run.Output);
        Assert.Contains("is zero everywhere", run.Error);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_gradient_is_drawn_with_its_sign(int count)
    {
        var net = TinyNet.Write(At("tiny.onnx"));
        var noise = Noise("x.npy", count);
        Gradient(net, "channel(relu2, 0)", noise, "-o", At("g.npy"));
        var run = CliRun.Here("gradient", net, "channel(relu2, 0)", "-i", noise, "-o", At("g.png")).AssertDone();
        var gradient = NpyFile.Read(At("g.npy")).Data;
        var most = gradient.Max(Math.Abs);
        Assert.Contains($"g.png: blue is {-most:G4}, white 0, red {most:G4}", run.Error);
        var picture = PictureFile.Read(At("g.png"));
        if (count == 1)
        {
            var farthest = Enumerable.Range(0, 256).Select(place => Farthest(gradient, place)).ToArray();
            Assert.Equal(16 * 12, picture.Width);
            Assert.All(Enumerable.Range(0, 256).Where(place => Math.Abs(farthest[place]) > most / 10), place =>
                Assert.Equal(
                    Math.Sign(farthest[place]),
                    Math.Sign(At(picture, place, channel: 0) - At(picture, place, channel: 2))));
        }
    }

    static float Farthest(float[] gradient, int place) =>
        new[] { gradient[place], gradient[256 + place], gradient[512 + place] }.MaxBy(Math.Abs);

    static float At(Picture picture, int place, int channel) =>
        picture.Pixels[(((channel * picture.Height) + (place / 16 * 12)) * picture.Width) + (place % 16 * 12)];

    static string Golden(string name) => Path.Combine(Goldens, name);

    static JsonElement Gradient(string model, string objective, string input, params string[] more) =>
        Assert.Single(CliRun.Here(
            ["gradient", model, objective, "--input", input, "--tensor", "--json", .. more]).AssertDone().Json);

    static IReadOnlyDictionary<string, Tensor> Run(string model, string input)
    {
        using var session = OnnxSession.Open(ModelFile.Read(model), RuntimeSettings.Default);
        var array = NpyFile.Read(input);
        var tensor = Tensor.Of(array.Data, Shape.From(array.Shape));
        return session.Run(new Dictionary<string, Tensor> { ["picture"] = tensor });
    }

    static double Norm(float[] numbers) => Math.Sqrt(numbers.Sum(number => (double)number * number));

    static double Cosine(float[] left, float[] right) =>
        left.Zip(right, (a, b) => (double)a * b).Sum() / (Norm(left) * Norm(right));

    string Noise(string name, int count)
    {
        var random = new Random(3);
        var numbers = Enumerable.Range(0, count * 3 * 256).Select(_ => random.NextSingle());
        NpyFile.Write(At(name), [.. numbers], [count, 3, 16, 16]);
        return At(name);
    }
}
