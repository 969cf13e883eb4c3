using Cocona;
using OnnxViz.Representations.Publishing;

namespace OnnxViz.Representations.Commands;

/// <summary><c>onnxviz-representations write --out onnx</c></summary>
sealed class WriteCommand(CommandLine.Terminal terminal)
{
    [Command("write", Description = "Write every representation and its model card.")]
    public void Write([Option(Description = "The folder")] string @out = "onnx")
    {
        foreach (var representation in Catalogue.All)
        {
            terminal.Output.WriteLine(Publisher.Write(@out, representation));
        }
    }
}
