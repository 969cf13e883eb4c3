using OnnxViz.CommandLine;
using OnnxViz.CommandLine.Values;
using OnnxViz.Fuzz.Commands;

const string Description =
    "Feeds OnnxViz broken and hostile models or pictures: each has to work or to be refused in one line.";
Type[] commands = [typeof(RunCommand), typeof(ShowCommand), typeof(WorkCommand)];
return new CommandApp("onnxviz-fuzz", Description, commands, ValueReader.Usual).Run(args, Terminal.OfProcess());
