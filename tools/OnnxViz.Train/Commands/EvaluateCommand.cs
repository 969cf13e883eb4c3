using Cocona;
using OnnxViz.CommandLine.Values;
using OnnxViz.Graph;
using OnnxViz.Train.Evaluation;

namespace OnnxViz.Train.Commands;

/// <summary><c>onnxviz-train evaluate onnx/default.onnx</c></summary>
sealed class EvaluateCommand(CommandLine.Terminal terminal)
{
    [Command("evaluate", Description = "Print the accuracy on held-out pictures.")]
    public void Evaluate(
        [Argument(Description = "The trained model.")] string model,
        [Option(Description = "The seed that the net was trained with")] int seed = 1,
        [Option(Description = "How many held-out pictures"), AtLeast(1)] int count = 4800)
    {
        var confusion = Evaluator.Judge(
            ModelFile.Read(model), new(seed, Split.HeldOut), count, Environment.ProcessorCount);
        foreach (var line in Verdict.Lines(confusion))
        {
            terminal.Output.WriteLine(line);
        }
    }
}
