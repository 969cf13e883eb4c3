using System.CommandLine;
using OnnxViz.Train.Evaluation;
using OnnxViz.Train.Network;
using OnnxViz.Train.Publishing;
using OnnxViz.Train.Terminal;
using OnnxViz.Train.Training;

namespace OnnxViz.Train.Commands;

/// <summary><c>onnxviz-train train --seed 1 --out onnx/default.onnx</c></summary>
sealed class TrainCommand : Command
{
    const int HeldOut = 4800;
    static readonly TrainSettings Defaults = new();

    readonly Option<string> _out = Setting.Of("--out", "The model file.", "onnx/default.onnx");
    readonly Option<int> _seed = Setting.Of("--seed", "The seed of pictures and weights.", Defaults.Seed);
    readonly Option<int> _steps = Setting.Count("--steps", "How many steps.", Defaults.Steps);
    readonly Option<int> _batch = Setting.Count("--batch", "Pictures per step.", Defaults.Batch);
    readonly Option<float> _rate = Setting.Of("--rate", "The highest learning rate.", Defaults.Rate);
    readonly Option<float> _decay = Setting.Of("--decay", "Weight decay as a share of the rate.", Defaults.Decay);
    readonly Option<int> _threads = Setting.Count("--threads", "Processor threads.", Environment.ProcessorCount);

    public TrainCommand() : base("train", "Train the default net from nothing.")
    {
        foreach (var option in new Option[] { _out, _seed, _steps, _batch, _rate, _decay, _threads })
            Add(option);
        SetAction(args => Train(Settings(args), args.GetRequiredValue(_out)));
    }

    static void Train(TrainSettings settings, string path)
    {
        var net = new Net(NetPlan.Default);
        using var trainer = new Trainer(net, settings);
        Meter.Run(settings.Steps, step => $"step {step + 1} of {settings.Steps}, loss {trainer.Step(step):f3}");
        var model = net.Close(trainer.Weights());
        var confusion = Evaluator.Judge(model, new(settings.Seed, Split.HeldOut), HeldOut, settings.Threads);
        Publisher.Write(path, model, net, settings, confusion);
        Console.WriteLine($"{path}: {Verdict.Summary(confusion)}");
    }

    TrainSettings Settings(ParseResult args) => new(
        args.GetRequiredValue(_seed),
        args.GetRequiredValue(_steps),
        args.GetRequiredValue(_batch),
        args.GetRequiredValue(_rate),
        args.GetRequiredValue(_decay),
        Threads: args.GetRequiredValue(_threads));
}
