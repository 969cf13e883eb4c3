using System.CommandLine;
using OnnxViz.Features;
using OnnxViz.Graph;

namespace OnnxViz.Cli.Options;

/// <summary>The options that say which patches, and what is shown beside them.</summary>
sealed class PatchOptions
{
    const string None = "none";
    const int Most = 100;

    readonly Option<int[]?> _channels = new("--channels")
    {
        Description = "Channels of every layer, such as 0-7,12 [default: all of them]",
        HelpName = "list",
        CustomParser = Texts.Read<int[]?>(Texts.Channels),
    };

    readonly Option<int> _top = new("--top")
    {
        Description = "Patches of each channel, each from another picture",
        HelpName = "n",
        DefaultValueFactory = _ => 9,
        CustomParser = Texts.Read(text => Texts.AtLeast(1)(text) is <= Most and var top
            ? top
            : throw new OnnxVizException($"--top is at most {Most}")),
    };

    readonly Option<BackProjection[]?> _projections = new("--projections")
    {
        Description = "What is led back to each patch: gradient, guided, deconvnet, or none [default: guided,deconvnet]",
        HelpName = "list",
        CustomParser = Texts.Read<BackProjection[]?>(Ways),
    };

    readonly Option<string?> _positions = new("--positions")
    {
        Description = "A patches.json: cut these patches in place of looking for the strongest",
        HelpName = "file",
    };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _channels, _top, _projections, _positions })
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetResult(_positions) is not null && result.GetResult(_top) is { Implicit: false })
            {
                result.AddError("--positions says which patches there are: leave out --top");
            }
        });
    }

    /// <summary>The channels asked for; null for all.</summary>
    public int[]? Channels(ParseResult args) => Texts.Given(args, _channels);

    /// <summary>How many patches of each channel.</summary>
    public int Top(ParseResult args) => args.GetValue(_top);

    /// <summary>The ways back.</summary>
    public BackProjection[] Projections(ParseResult args) => Texts.Given(args, _projections) ?? [BackProjection.Guided, BackProjection.Deconvnet];

    /// <summary>The patches found before; null to look for them.</summary>
    public PatchList? Positions(ParseResult args) => args.GetValue(_positions) is { } path ? PatchList.Read(path) : null;

    static BackProjection[] Ways(string text) => text == None
        ? []
        : [.. text.Split(',').Select(word => Texts.Choice<BackProjection>(word.Trim(), "--projections")).Distinct()];
}
