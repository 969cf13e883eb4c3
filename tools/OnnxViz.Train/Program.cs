using OnnxViz.CommandLine;
using OnnxViz.CommandLine.Values;
using OnnxViz.Train.Commands;

Type[] commands = [typeof(SheetCommand), typeof(TrainCommand), typeof(EvaluateCommand)];
var app = new CommandApp(
    "onnxviz-train",
    "Draws pictures, trains OnnxViz's default net on them and judges it.",
    commands,
    ValueReader.Usual);
return app.Run(args, Terminal.OfProcess());
