using OnnxViz.Cli;

return CommandLine.Run(args, Terminal.OfProcess());
