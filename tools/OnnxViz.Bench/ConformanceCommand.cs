using System.CommandLine;
using System.Text.Json;
using OnnxViz.Runtime;

namespace OnnxViz.Bench;

/// <summary>
/// <c>onnxviz-bench conformance cases.json</c>: our gradients of exported nets against PyTorch's, a JSON line for each.
/// </summary>
sealed class ConformanceCommand : Command
{
    readonly Argument<string> _cases = new("cases") { Description = "The list that tools/conformance/reference.py wrote." };
    readonly Option<int> _threads = new("--threads") { Description = "CPU threads.", DefaultValueFactory = _ => Environment.ProcessorCount };

    public ConformanceCommand() : base("conformance", "Compare gradients of exported nets with PyTorch's.")
    {
        Arguments.Add(_cases);
        Options.Add(_threads);
        SetAction(Compare);
    }

    void Compare(ParseResult args)
    {
        var list = Path.GetFullPath(args.GetRequiredValue(_cases));
        var settings = RuntimeSettings.Default with { Threads = args.GetValue(_threads) };
        foreach (var row in Conformance.Read(list))
        {
            Console.WriteLine(JsonSerializer.Serialize(Conformance.Compare(row, Path.GetDirectoryName(list)!, settings), Conformance.Json));
        }
    }
}
