using Cocona;
using OnnxViz.Cli.Output;
using OnnxViz.Cli.Parameters;
using OnnxViz.CommandLine;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Commands;

/// <summary><c>onnxviz inspect net.onnx --check cat.jpg</c></summary>
sealed class InspectCommand(Terminal terminal)
{
    [Command("inspect", Description = "Examine a model: what it takes, its layers, what gradients can pass.")]
    [Examples(
        """
        Examples:
          onnxviz inspect default
          onnxviz inspect net.onnx --check cat.jpg --labels synset_words.txt
          onnxviz inspect net.onnx --check cat.jpg --write-card
          onnxviz inspect net.onnx --json

        A wrong preprocessing is the most common silent mistake: with --check the likeliest classes of a picture are
        shown, and what the network would take it for under the other presets. The last line tells whether gradients
        come back from every layer.
        """)]
    public void Inspect(
        [Argument(Description = ModelNames.About)] string model,
        CheckParameters check,
        PreprocessingParameters preprocessing,
        RuntimeParameters runtime,
        [Option(Description = "Print JSON")] bool json)
    {
        var network = runtime.Open(model);
        var (chosen, source) = preprocessing.Of(network);
        var seen = check.Picture is { } picture
            ? PictureCheck.Run(network, picture, check.LabelsOf(network), chosen, runtime.Settings)
            : null;
        var report = InspectReport.Of(network, chosen, source, seen);
        foreach (var line in json ? [Json.Line(report)] : report.Lines().Select(Printable.Line))
        {
            terminal.Output.WriteLine(line);
        }

        if (check.WriteCard)
        {
            var best = preprocessing.IsGiven ? chosen : seen?.Best ?? chosen;
            var card = ModelCardWriter.WriteNew(network, best, check.Labels ?? network.Card.Labels);
            terminal.Error.WriteLine(
                $"{card}: pictures go in by {best}; look whether the class that it gives is the right "
                + $"one{Rivals(seen, best)}");
        }
    }

    /// <summary>That one picture does not tell a preprocessing from others, where it does not.</summary>
    static string Rivals(CheckReport? seen, Preprocessing best) => seen?.Rivals($"{best}") is { Length: > 0 } rivals
        ? $"; {string.Join(", ", rivals)} {(rivals.Length == 1 ? "gives" : "give")} the same class about as surely: "
            + "compare them on more pictures"
        : "";
}
