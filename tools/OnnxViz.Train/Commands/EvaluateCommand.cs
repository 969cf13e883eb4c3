using System.CommandLine;
using OnnxViz.Graph;
using OnnxViz.Train.Evaluation;

namespace OnnxViz.Train.Commands;

/// <summary><c>onnxviz-train evaluate onnx/default.onnx</c></summary>
sealed class EvaluateCommand : Command
{
    readonly Argument<string> _model = new("model") { Description = "The trained model." };
    readonly Option<int> _seed = Setting.Of("--seed", "The seed that the net was trained with.", 1);
    readonly Option<int> _count = Setting.Count("--count", "How many held-out pictures.", 4800);

    public EvaluateCommand() : base("evaluate", "Print the accuracy on held-out pictures.")
    {
        Add(_model);
        Add(_seed);
        Add(_count);
        SetAction(Print);
    }

    void Print(ParseResult args)
    {
        var data = new DataSet(args.GetRequiredValue(_seed), Split.HeldOut);
        var model = ModelFile.Read(args.GetRequiredValue(_model));
        var confusion = Evaluator.Judge(model, data, args.GetRequiredValue(_count), Environment.ProcessorCount);
        foreach (var line in Verdict.Lines(confusion))
            Console.WriteLine(line);
    }
}
