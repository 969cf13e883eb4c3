using System.CommandLine;
using OnnxViz.Fuzz.Running;

namespace OnnxViz.Fuzz.Commands;

/// <summary>The options that say which inputs there are.</summary>
sealed class CommonOptions
{
    readonly Option<int> _seed = new("--seed") { Description = "Another seed gives other inputs.", DefaultValueFactory = _ => 0 };
    readonly Option<string?> _models = new("--models") { Description = "A folder of ONNX files to harm too; those above 2 MB are left out." };

    public void AddTo(Command command)
    {
        command.Add(_seed);
        command.Add(_models);
    }

    public RunSettings Of(ParseResult args) => new(args.GetValue(_seed), args.GetValue(_models));
}
