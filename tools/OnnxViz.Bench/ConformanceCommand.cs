using System.Text.Json;
using Cocona;
using OnnxViz.Runtime;

namespace OnnxViz.Bench;

/// <summary>
/// <c>onnxviz-bench conformance cases.json</c>: our gradients of exported nets against PyTorch's, a JSON line for each.
/// </summary>
sealed class ConformanceCommand
{
    [Command("conformance", Description = "Compare gradients of exported nets with PyTorch's.")]
    public void Compare(ConformanceParameters args)
    {
        var list = Path.GetFullPath(args.Cases);
        var settings = RuntimeSettings.Default with { Threads = args.Threads };
        foreach (var row in Conformance.Read<ConformanceCase>(list))
        {
            Console.WriteLine(JsonSerializer.Serialize(
                Conformance.Compare(row, Path.GetDirectoryName(list)!, settings), Conformance.Json));
        }
    }
}
