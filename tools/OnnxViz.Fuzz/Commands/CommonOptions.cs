using System.CommandLine;
using OnnxViz.Fuzz.Running;

namespace OnnxViz.Fuzz.Commands;

/// <summary>The options that say which inputs there are.</summary>
sealed class CommonOptions
{
    readonly Option<int> _seed = new("--seed") { Description = "Another seed gives other inputs.", DefaultValueFactory = _ => 0 };
    readonly Option<bool> _pictures = new("--pictures") { Description = "Harm pictures, not models." };
    readonly Option<string?> _seeds = new("--seeds", "--models") { Description = "A folder of further files to harm: models up to 2 MB, pictures up to 200 kB." };

    public void AddTo(Command command)
    {
        command.Add(_seed);
        command.Add(_pictures);
        command.Add(_seeds);
    }

    public RunSettings Of(ParseResult args) => new(args.GetValue(_seed), args.GetValue(_seeds), args.GetValue(_pictures));
}
