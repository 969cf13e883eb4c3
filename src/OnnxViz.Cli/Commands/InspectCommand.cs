using OnnxViz.Cli.Output;

namespace OnnxViz.Cli.Commands;

/// <summary><c>onnxviz inspect net.onnx</c></summary>
sealed class InspectCommand : ExplainedCommand
{
    const string HelpText =
        """
        Examples:
          onnxviz inspect default
          onnxviz inspect net.onnx --json
        """;

    public InspectCommand(Terminal terminal)
        : base("inspect", "List what a model takes, its layers, and what gradients can pass.", HelpText)
    {
        var common = new CommonOptions();
        common.AddModelTo(this);
        common.AddInputsTo(this);
        Add(common.Json);
        SetAction(args =>
        {
            var report = ModelReport.Of(common.Open(args));
            if (args.GetValue(common.Json))
            {
                terminal.Output.WriteLine(Json.Line(report));
                return;
            }

            foreach (var line in report.Lines())
            {
                terminal.Output.WriteLine(line);
            }
        });
    }
}
