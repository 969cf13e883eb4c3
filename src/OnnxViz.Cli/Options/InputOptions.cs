using System.CommandLine;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Options;

/// <summary>The options for models with several inputs, over what the model card says.</summary>
sealed class InputOptions
{
    readonly Option<string?> _picture = new("--input-name")
    {
        Description = "The model's input that takes the picture, where there are several",
        HelpName = "name",
    };

    readonly Option<(string Name, Feed Feed)[]?> _feeds = new("--feed")
    {
        Description = "What another input is fed: a number, true, false, or an array; once for each such input",
        HelpName = "name=number|file.npy",
        CustomParser = Texts.ReadAll(Read),
    };

    public void AddTo(Command command)
    {
        command.Add(_picture);
        command.Add(_feeds);
    }

    /// <summary>A model card with what the options say.</summary>
    public ModelCard Over(ModelCard card, ParseResult args)
    {
        var feeds = card.Feeds.ToDictionary();
        foreach (var (name, feed) in Texts.Given(args, _feeds) ?? [])
        {
            feeds[name] = feed;
        }

        return card with { Input = args.GetValue(_picture) ?? card.Input, Feeds = feeds };
    }

    static (string Name, Feed Feed) Read(string text) => text.LastIndexOf('=') is > 0 and var at
        ? (text[..at], Feed.Parse(text[(at + 1)..]))
        : throw new OnnxVizException($"--feed takes NAME=NUMBER or NAME=FILE.npy, not {text}");
}
