using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Ascent.Tests;

/// <summary>
/// The usual recipe draws the pictures that it has always drawn, to 8-bit rounding. To write the goldens anew, where
/// the recipe is changed on purpose, run
/// this with ONNXVIZ_GOLDENS naming the folder for them.
/// </summary>
public sealed class GoldenPictureTests : IDisposable
{
    const int Steps = 12;

    static readonly DrawnRow[] All =
    [
        new("relu4_1-alone", "default", 64, 1, "channel(relu4_1, 5)", "channel(relu4_1, 77)"),
        new(
            "relu4_1-batch",
            "default",
            64,
            3,
            "channel(relu4_1, 5)",
            "channel(relu4_1, 77)",
            "channel(relu4_1, 9)",
            "channel(relu4_1, 100)"),
        new("relu2_1-neuron", "default", 48, 1, "neuron(relu2_1, 3)", "neuron(relu2_1, 4, 2, 7)"),
        new("logits", "default", 64, 2, "channel(logits, 3)", "channel(logits, 8)"),
        new("layer", "default", 48, 1, "layer(relu3_1)"),
        new(
            "sum",
            "default",
            48,
            2,
            "channel(relu3_1, 2) - 0.5 * channel(relu2_1, 4)",
            "0.5 * neuron(relu3_1, 7) + channel(relu3_1, 8)"),
        new("mixed", "plain", 20, 3, "channel(conv2, 0)", "neuron(relu1, 3)", "layer(relu2)"),
        new("adam", "plain", 20, 2, "channel(relu2, 0)", "channel(relu2, 1)") { Optimizer = new Adam() },
        new("sgd", "plain", 20, 2, "channel(relu2, 0)", "channel(relu2, 1)") { Optimizer = new Sgd() },
        new("dead", "plain", 20, 1, "channel(relu2, 5)") { State = UnitState.Dead },
        new("redirected", "silent", 20, 2, "channel(relu, 0)", "channel(relu, 2)") { State = UnitState.Redirected },
    ];

    readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => [.. All.Select(row => row.Name)];

    static string Goldens => Path.Combine(AppContext.BaseDirectory, "Goldens");

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Names))]
    public void The_usual_recipe_draws_the_same_pictures(string name) => DrawsTheSame(name, null);

    [Theory]
    [InlineData(Narrowing.None)]
    [InlineData(Narrowing.Fed)]
    [InlineData(Narrowing.Known)]
    public void It_does_not_matter_which_other_channels_are_computed(Narrowing narrowing) =>
        DrawsTheSame("relu4_1-batch", narrowing);

    void DrawsTheSame(string name, Narrowing? narrowing)
    {
        var row = All.Single(row => row.Name == name);
        var drawn = Draw(row, narrowing);
        Assert.All(drawn, each => Assert.Equal(row.State, each.State));
        for (var index = 0; index < drawn.Length; index++)
        {
            var golden = PictureFile.Read(Path.Combine(Goldens, FileName(row, index))).ToBytes();
            Assert.InRange(golden.Zip(drawn[index].Picture.ToBytes(), (a, b) => Math.Abs(a - b)).Max(), 0, 1);
        }
    }

    [SkippableFact]
    public void Goldens_are_written_anew()
    {
        var folder = Environment.GetEnvironmentVariable("ONNXVIZ_GOLDENS");
        Skip.If(folder is null, "only where ONNXVIZ_GOLDENS names a folder for the goldens");
        foreach (var row in All)
        {
            foreach (var (drawn, index) in Draw(row).Select((drawn, index) => (drawn, index)))
            {
                PictureFile.Write(Path.Combine(folder, FileName(row, index)), drawn.Picture);
                File.AppendAllText(
                    Path.Combine(folder, "states.txt"),
                    $"{row.Name} {drawn.Objective} {drawn.State} {drawn.Score} {drawn.SavedScore}\n");
            }
        }
    }

    static string FileName(DrawnRow row, int index) => $"ascent-{row.Name}-{index}.png";

    Visualization[] Draw(DrawnRow row, Narrowing? narrowing = null)
    {
        var settings = new AscentSettings(
            row.Size, row.Size, Steps, 3, row.Optimizer, new Pixels(), [new Jitter(Math.Max(1, row.Size / 16))],
            new(0, 1, [0.5f], [0.25f]), RuntimeSettings.Default with { Threads = 1 })
        {
            Batch = row.Batch,
            Narrowing = narrowing,
        };
        return [.. new Visualizer(Load(row.Net), settings).Maximize([.. row.Objectives.Select(Objective.Parse)])];
    }

    Network Load(string net)
    {
        if (net == "default")
        {
            return Network.Load(Path.Combine(Goldens, "default.onnx"));
        }

        ModelFile.Write(_folder.File("net.onnx"), net == "plain" ? SmallNets.Plain() : SmallNets.Silent());
        return Network.Load(_folder.File("net.onnx"));
    }
}
