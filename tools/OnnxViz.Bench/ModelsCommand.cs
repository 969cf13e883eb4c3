using Cocona;
using OnnxViz.Ascent;
using OnnxViz.Attribution;
using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Bench;

/// <summary>
/// <c>onnxviz-bench models FOLDER</c>: the gradient of a middle layer of every model in a folder, checked against a
/// finite difference, or the error.
/// </summary>
sealed class ModelsCommand
{
    const double Step = 1e-2;

    [Command("models", Description = "Take the gradient of a middle layer of every model in a folder.")]
    public int Print([Argument(Description = "A folder of ONNX files.")] string folder)
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
        var layer = MiddleLayer.Of(network);
        var shape = network.FindInput().UsualShape(1);
        var graph = GradientGraph.Cut(network, new WholeLayer(layer.Tensor), shape, Profile.Cpu);
        using var session = OnnxSession.Open(graph.Model, RuntimeSettings.Default);
        (double, float[]) Run(float[] x)
        {
            var fed = FloatCast.To(network.FindInput().Element, Tensor.Of(x, shape));
            var outputs = session.Run(new Dictionary<string, Tensor> { [network.FindInput().Name] = fed });
            return (outputs[GradientGraph.Objective].ToFloats()[0], outputs[graph.Gradient].ToFloats());
        }

        return $"{layer.Name} | {layer.Shape} | "
            + $"{Checked(Run, shape, network.ToModel().Graph.Nodes.Any(node => node.Operator == "QuantizeLinear"))}";
    }

    /// <summary>
    /// The slope along the gradient is its norm; the finite difference along it must say the same, but for networks
    /// that round, which climb in stairs.
    /// </summary>
    static string Checked(Func<float[], (double Value, float[] Gradient)> run, Shape shape, bool rounds)
    {
        var random = CounterRandom.For(0, "input", 0);
        float[] x = [.. Enumerable.Range(0, (int)shape.Size).Select(index => (float)random.Normal(index))];
        var (value, gradient) = run(x);
        var norm = Math.Sqrt(gradient.Sum(number => (double)number * number));
        double ValueAt(double distance) =>
            run([.. x.Zip(gradient, (number, slope) => (float)(number + (distance * slope / norm)))]).Value;
        var difference = (ValueAt(Step) - ValueAt(-Step)) / (2 * Step);
        return $"{value:G5} | {norm:G5} | {(rounds ? "it rounds" : $"{norm / difference:F4}")}";
    }
}
