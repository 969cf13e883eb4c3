using OnnxViz.Graph;
using OnnxViz.Pictures;

namespace OnnxViz.Cli.Tests;

/// <summary>
/// What a user should know of a network is said once, beside its preprocessing, by every command that runs it.
/// </summary>
public sealed class RemarksTests : Scratch
{
    const string Training =
        "the file is in training mode, or leaves that open (Dropout drop): it runs as in use, Dropout letting all "
        + "through";
    const string Doubt =
        "the network seems to take 0..255 (its first nodes: Div div: subtracts 0, divides by 255), but the "
        + "preprocessing gives 0..1";

    public static TheoryData<string> Commands =>
    [
        "features net.onnx picture.png --layer relu2 -o maps",
        "audit net.onnx picture.png --layer relu2",
        "patches net.onnx picture.png --layer relu2 --channels 0 -o sheets",
        "maximize net.onnx channel(relu2,0) --steps 1 -o drawn.png",
        "gradient net.onnx channel(relu2,0) --input picture.png -o gradient.npy",
    ];

    [Theory, MemberData(nameof(Commands))]
    public void A_doubtful_preprocessing_and_training_mode_are_said_once_and_not_to_the_quiet(string words)
    {
        Prepare();
        var error = Run($"{words} --preprocessing unit").Error;
        Assert.Equal(2, error.Split(Training).Length);
        Assert.Equal(2, error.Split(Doubt).Length);
        Assert.DoesNotContain("training", Run($"{words} --preprocessing unit --quiet").Error);
        Assert.DoesNotContain(Doubt, Run($"{words.Replace("-o maps", "-o others")} --preprocessing raw255").Error);
    }

    [Fact]
    public void Maps_do_not_hang_on_what_else_is_asked()
    {
        Prepare();
        Run("features net.onnx picture.png --layer relu2 -o alone --format npy");
        Run("features net.onnx picture.png --layer dropped,relu2 -o both --format npy");
        Assert.Equal(Maps("alone"), Maps("both"));
    }

    [Fact]
    public void Inspect_names_what_is_in_training_mode_and_what_is_doubtful()
    {
        Prepare();
        var report = CliRun.Here("inspect", At("net.onnx"), "--json").AssertDone().Json[0];
        Assert.Equal(Training, $"{report.GetProperty("training")}");
        Assert.StartsWith(Doubt, $"{report.GetProperty("doubt")}");
        Assert.Equal(0, report.GetProperty("random").GetArrayLength());
    }

    CliRun Run(string words) =>
        CliRun.Here([.. words.Split(' ').Select(word => IsFile(word) ? At(word) : word)]).AssertDone();

    byte[] Maps(string folder) => File.ReadAllBytes(Path.Combine(At(folder), "relu2", "picture.npy"));

    static bool IsFile(string word) =>
        word.Contains('.') || word is "maps" or "others" or "sheets" or "alone" or "both";

    void Prepare()
    {
        var graph = TinyNet.Model.Graph;
        var nodes =
            graph.Nodes.Select(node =>
                node with
                {
                    Inputs =
                        [.. node.Inputs.Select(
                            input => input switch { "picture" => "unit", "relu1" => "dropped", _ => input })],
                });
        var model = TinyNet.With("k", Tensor.Of([255f], Shape.Scalar));
        var constants = model.Graph.Constants.ToDictionary();
        constants.Add("ratio", Tensor.Of([0.5f], Shape.Scalar));
        constants.Add("on", new(new(ElementType.Bool, Shape.Scalar), new BytesInMemory(new byte[] { 1 })));
        ModelFile.Write(At("net.onnx"), model with
        {
            Graph = model.Graph with
            {
                Constants = constants,
                Nodes =
                [
                    new("Div", ["picture", "k"], ["unit"], Attributes.None, "div"),
                    .. nodes.Take(2),
                    new("Dropout", ["relu1", "ratio", "on"], ["dropped"], Attributes.None, "drop"),
                    .. nodes.Skip(2),
                ],
            },
        });
        var random = new Random(1);
        PictureFile.Write(
            At("picture.png"),
            new(
                TinyNet.Side,
                TinyNet.Side,
                3,
                [.. Enumerable.Range(0, 3 * TinyNet.Side * TinyNet.Side).Select(_ => random.NextSingle())]));
    }
}
