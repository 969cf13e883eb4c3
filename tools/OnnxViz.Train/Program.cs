using System.CommandLine;
using OnnxViz.Graph;
using OnnxViz.Train.Commands;

var root = new RootCommand("Draws pictures, trains OnnxViz's default net on them and judges it.")
{
    new SheetCommand(),
    new TrainCommand(),
    new EvaluateCommand(),
};

try
{
    return root.Parse(args).Invoke(new() { EnableDefaultExceptionHandler = false });
}
catch (OnnxVizException error)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
