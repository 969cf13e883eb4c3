using System.CommandLine;
using OnnxViz.Features;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Options;

/// <summary>The options that say which pictures.</summary>
sealed class PictureOptions
{
    readonly Argument<string[]> _pictures = new("picture")
    {
        Description = "Picture files, patterns (\"photos/**/*.jpg\"), folders, IDX files, .npy files, @LIST, or - for a list on standard input.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    readonly Option<string[]> _list = new("--list")
    {
        Description = "A text file that names pictures, a line each; the same as @file",
        HelpName = "file",
    };

    readonly Option<bool> _recursive = new("--recursive", "-r") { Description = "Look into the folders below folders, too" };

    readonly TensorOption _tensor = new();

    readonly Option<bool> _strict = new("--strict") { Description = "Stop at a picture that cannot be used, in place of leaving it out" };

    public void AddArgumentTo(Command command) => command.Add(_pictures);

    public void AddTo(Command command)
    {
        command.Add(_list);
        command.Add(_recursive);
        _tensor.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_pictures) is not { Tokens.Count: > 0 } && result.GetResult(_list) is null)
            {
                result.AddError("name pictures: files, folders, patterns, or - for a list on standard input");
            }
        });
    }

    public void AddStrictTo(Command command) => command.Add(_strict);

    /// <summary>Whether a picture that cannot be read ends the work.</summary>
    public bool IsStrict(ParseResult args) => args.GetValue(_strict);

    /// <summary>How pictures go in, and how that is known.</summary>
    public (Preprocessing Preprocessing, string Source) Preprocessing(ParseResult args, PreprocessingOptions options, Network network) =>
        _tensor.IsGiven(args) ? TensorOption.Preprocessing : options.Of(args, network);

    /// <summary>The pictures.</summary>
    /// <exception cref="Graph.OnnxVizException">A word names nothing that is there.</exception>
    public PictureList Of(ParseResult args)
    {
        var lists = (args.GetValue(_list) ?? []).Select(file => $"@{file}");
        return PictureList.Of((args.GetValue(_pictures) ?? []).Concat(lists), args.GetValue(_recursive), areTensors: _tensor.IsGiven(args));
    }
}
