using Cocona;
using OnnxViz.Train.Evaluation;
using OnnxViz.Train.Network;
using OnnxViz.Train.Publishing;
using OnnxViz.Train.Terminal;
using OnnxViz.Train.Training;

namespace OnnxViz.Train.Commands;

/// <summary><c>onnxviz-train train --seed 1 --out onnx/default.onnx</c></summary>
sealed class TrainCommand(CommandLine.Terminal terminal)
{
    const int HeldOut = 4800;

    [Command("train", Description = "Train the default net from nothing.")]
    public void Train(TrainParameters parameters)
    {
        var settings = parameters.Settings;
        var net = new Net(NetPlan.Default);
        using var trainer = new Trainer(net, settings);
        Meter.Run(settings.Steps, step => $"step {step + 1} of {settings.Steps}, loss {trainer.Step(step):f3}");
        var model = net.Close(trainer.Weights());
        var confusion = Evaluator.Judge(model, new(settings.Seed, Split.HeldOut), HeldOut, settings.Threads);
        Publisher.Write(parameters.Out, model, net, settings, confusion);
        terminal.Output.WriteLine($"{parameters.Out}: {Verdict.Summary(confusion)}");
    }
}
