using System.CommandLine;
using OnnxViz.Ascent;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Options;

/// <summary>The units to draw: objectives, or channels of a layer.</summary>
sealed class UnitOptions
{
    readonly Argument<Objective[]> _objectives = new("objective")
    {
        Description = "What to maximize, such as \"channel(relu5_1, 3)\".",
        Arity = ArgumentArity.ZeroOrMore,
        CustomParser = Texts.ReadAll(Objective.Parse),
        DefaultValueFactory = _ => [],
    };

    readonly Option<string?> _layer = new("--layer")
    {
        Description = "A layer, instead of objectives: its name, alias or index",
        HelpName = "layer",
    };

    readonly Option<int[]?> _channels = new("--channels")
    {
        Description = "Channels of --layer, such as 0-63,100 [default: all of them]",
        HelpName = "list",
        CustomParser = Texts.Read<int[]?>(Texts.Channels),
    };

    public void AddTo(Command command)
    {
        command.Add(_objectives);
        command.Add(_layer);
        command.Add(_channels);
        command.Validators.Add(result =>
        {
            var hasLayer = result.GetResult(_layer) is not null;
            if (!hasLayer && result.GetResult(_channels) is not null)
            {
                result.AddError("--channels needs --layer");
            }
            else if (!hasLayer && result.GetResult(_objectives) is not { Tokens.Count: > 0 })
            {
                result.AddError("name an objective such as \"channel(relu5_1, 3)\", or give --layer and --channels");
            }
        });
    }

    /// <summary>The units, each once, with layers and channels that exist.</summary>
    /// <exception cref="OnnxVizException">A layer or channel does not exist.</exception>
    public IReadOnlyList<Objective> Of(ParseResult args, Network network)
    {
        Objective[] all = [.. args.GetValue(_objectives) ?? [], .. OfLayer(args, network)];
        ObjectiveCheck.Require(network, all);
        return [.. all.Distinct()];
    }

    IEnumerable<Objective> OfLayer(ParseResult args, Network network)
    {
        if (args.GetValue(_layer) is not { } name)
        {
            return [];
        }

        var layer = network.Layers.Find(name);
        var channels = Texts.Given(args, _channels) ?? [.. Enumerable.Range(0, (int)layer.Channels)];
        return channels.Select(channel => new Channel(layer.Name, channel));
    }
}
