using Cocona;
using OnnxViz.Ascent;
using OnnxViz.Attribution;
using OnnxViz.Cli.Output;
using OnnxViz.CommandLine;

namespace OnnxViz.Cli.Commands;

/// <summary><c>onnxviz list</c></summary>
sealed class ListCommand(Terminal terminal)
{
    [Command(
        "list",
        Description = "List the models that come along, the parts of a climb (objectives, optimizers and more) and "
            + "methods "
            + "of attribution.")]
    [Examples(
        """
        Examples:
          onnxviz list
          onnxviz list --json
          onnxviz maximize default "channel(relu4_1, index=3)" --optimizer "adam(rate=0.01)" -o three.png

        Arguments are given by place or by name, those in square brackets may be left out. Objectives add up:
        "channel(relu4_1, 3) - 0.5 * channel(relu4_1, 7)". Penalties, transforms and filters are parts of a stage.
        """)]
    public void List([Option(Description = "Print JSON")] bool json)
    {
        var all = Notation.All.Concat(Method.All).Concat(Measure.All).Select(PartReport.Of).Concat(
            ModelNames.Own.Select(PartReport.OfModel));
        PartReport[] parts = [.. all.OrderBy(part => part.Kind, StringComparer.Ordinal)];
        foreach (var line in json
            ? parts.Select(Json.Line)
            : TextTable.Lines(PartReport.Heads, [.. parts.Select(part => part.Row())]))
        {
            terminal.Output.WriteLine(line);
        }
    }
}
