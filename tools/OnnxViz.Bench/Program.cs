using System.CommandLine;
using OnnxViz.Bench;
using OnnxViz.Graph;

var root = new RootCommand("Measures OnnxViz.")
{
    new GradientCommand(),
    new ModelsCommand(),
    new UnitsCommand(),
    new ConformanceCommand(),
    new DumpCommand(),
    new FeaturesCommand(),
    new LoadCommand(),
    new PicturesCommand(),
};
try
{
    return root.Parse(args).Invoke(new() { EnableDefaultExceptionHandler = false });
}
catch (OnnxVizException error)
{
    Console.Error.WriteLine($"onnxviz-bench: {error.Message}");
    return 1;
}
