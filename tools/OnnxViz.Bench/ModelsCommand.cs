using System.CommandLine;
using OnnxViz.Ascent;
using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Bench;

/// <summary>
/// <c>onnxviz-bench models FOLDER</c>: the gradient of a middle layer of every model in a folder, checked against a finite difference, or the error.
/// </summary>
sealed class ModelsCommand : Command
{
    const double Step = 1e-2;

    readonly Argument<string> _folder = new("folder") { Description = "A folder of ONNX files." };

    public ModelsCommand() : base("models", "Take the gradient of a middle layer of every model in a folder.")
    {
        Arguments.Add(_folder);
        SetAction(args => Print(args.GetRequiredValue(_folder)));
    }

    static int Print(string folder)
    {
        Console.WriteLine("| model | layer | shape | value | gradient norm | slope / finite difference |");
        Console.WriteLine("|---|---|---|---|---|---|");
        var files = Directory.GetFiles(folder, "*.onnx").Order(StringComparer.Ordinal).ToArray();
        var works = files.Count(Try);
        Console.WriteLine();
        Console.WriteLine($"{works} of {files.Length} work");
        return 0;
    }

    static bool Try(string file)
    {
        try
        {
            Console.WriteLine($"| {Path.GetFileName(file)} | {Row(Network.Load(file))} |");
            return true;
        }
        catch (OnnxVizException error)
        {
            Console.WriteLine($"| {Path.GetFileName(file)} | {error.Message} ||||");
            return false;
        }
    }

    static string Row(Network network)
    {
        var layers = network.Layers.All.Where(layer => layer.Operator is "Conv" or "Relu" or "Concat" or "Add" or "FusedConv").ToArray();
        var layer = layers[layers.Length / 2];
        var shape = network.Input.UsualShape(1);
        var (height, width) = network.Input.Layout == InputLayout.ChannelsFirst ? (shape[2], shape[3]) : (shape[1], shape[2]);
        var scored = ScoredNetwork.Prepare(network, [new WholeLayer(layer.Tensor)], height, width);
        var graph = new GraphBuilder();
        var input = graph.Input("input", new(network.Input.Element, shape));
        var scores = scored.Scores(input);
        var gradient = new Differentiator(GradientRules.For(Profile.Cpu)).Differentiate(scores, input)[0];
        var model = OnnxModel.Of(graph.Build([new("value", scores), new("gradient", gradient)]), scored.Folder);
        using var session = OnnxSession.Open(model, RuntimeSettings.Default);
        return Checked(session, shape, layer);
    }

    /// <summary>The slope along the gradient is its norm; the finite difference along it must say the same.</summary>
    static string Checked(OnnxSession session, Shape shape, Layer layer)
    {
        var random = CounterRandom.For(0, "input", 0);
        float[] x = [.. Enumerable.Range(0, (int)shape.Size).Select(index => (float)random.Normal(index))];
        var outputs = Run(session, x, shape);
        var gradient = outputs["gradient"].ToFloats();
        var norm = Math.Sqrt(gradient.Sum(number => (double)number * number));
        double ValueAt(double distance) =>
            Run(session, [.. x.Zip(gradient, (number, slope) => (float)(number + (distance * slope / norm)))], shape)["value"].ToFloats()[0];
        var difference = (ValueAt(Step) - ValueAt(-Step)) / (2 * Step);
        return $"{layer.Name} | {layer.Shape} | {outputs["value"].ToFloats()[0]:G5} | {norm:G5} | {norm / difference:F4}";
    }

    static IReadOnlyDictionary<string, Tensor> Run(OnnxSession session, float[] x, Shape shape) =>
        session.Run(new Dictionary<string, Tensor> { ["input"] = Tensor.Of(x, shape) });
}
