using OnnxViz.CommandLine;

return OnnxViz.Cli.CommandLine.Run(args, Terminal.OfProcess());
