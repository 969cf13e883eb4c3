using System.Text.Json;
using Cocona;
using OnnxViz.Runtime;

namespace OnnxViz.Bench;

/// <summary>
/// <c>onnxviz-bench maps cases.json</c>: our maps of exported nets against PyTorch's, a JSON line for each.
/// </summary>
sealed class MapsCommand
{
    [Command("maps", Description = "Compare attributions of exported nets with PyTorch's.")]
    public void Compare(ConformanceParameters args)
    {
        var list = Path.GetFullPath(args.Cases);
        var settings = RuntimeSettings.Default with { Threads = args.Threads };
        foreach (var row in Conformance.Read<AttributionCase>(list))
        {
            Console.WriteLine(JsonSerializer.Serialize(
                AttributionComparison.Compare(row, Path.GetDirectoryName(list)!, settings), Conformance.Json));
        }
    }
}
