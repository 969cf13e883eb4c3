using System.CommandLine;
using OnnxViz.Features;
using OnnxViz.Graph;

namespace OnnxViz.Cli.Options;

/// <summary>The options that say what raw maps are written.</summary>
sealed class DumpOptions
{
    static readonly string[] Halves = ["float32", "float16"];

    readonly Option<DumpFormat?> _format = new("--format")
    {
        Description = "Raw numbers in place of pictures: npy (a file for each picture and layer), npz, safetensors (a file for each picture), "
            + "csv or json (one table)",
        HelpName = "format",
        CustomParser = Texts.Read<DumpFormat?>(text => Named<DumpFormat>("--format")(text)),
    };

    readonly Option<string> _type = new("--dtype")
    {
        Description = "float32 or float16",
        HelpName = "type",
        DefaultValueFactory = _ => Halves[0],
        CustomParser = Texts.Read(text => Halves.Contains(text)
            ? text
            : throw new OnnxVizException($"--dtype is {string.Join(" or ", Halves)}, not {text}")),
    };

    readonly Option<Reduction?> _reduce = new("--reduce")
    {
        Description = "What is kept of each map: mean, max, or none for all of it [default: none]",
        HelpName = "way",
        CustomParser = Texts.Read<Reduction?>(text => Named<Reduction>("--reduce")(text)),
    };

    readonly Option<int[]?> _channels = new("--channels")
    {
        Description = "Channels of every layer, such as 0-7,12 [default: all of them]",
        HelpName = "list",
        CustomParser = Texts.Read<int[]?>(Texts.Channels),
    };

    /// <summary>The channels asked for; null for all.</summary>
    public int[]? Channels(ParseResult args) => Texts.Given(args, _channels);

    public void AddTo(Command command, DrawOptions drawn)
    {
        command.Add(_format);
        command.Add(_reduce);
        command.Add(_channels);
        command.Add(_type);
        command.Validators.Add(result =>
        {
            var isDump = result.GetResult(_format) is not null;
            foreach (var option in isDump ? drawn.All : [_type, _reduce])
            {
                if (result.GetResult(option) is { Implicit: false })
                {
                    result.AddError(isDump ? $"{option.Name} is for pictures: leave out --format" : $"{option.Name} is for raw numbers: add --format");
                }
            }

            if (result.GetValue(_type) == Halves[1] && result.GetResult(_format) is not null
                && result.GetValue(_format) is DumpFormat.Csv or DumpFormat.Json)
            {
                result.AddError("--dtype float16 is for npy, npz and safetensors; tables hold numbers as text");
            }
        });
    }

    /// <summary>What is written; null where pictures are drawn.</summary>
    public DumpSettings? Of(ParseResult args) => args.GetValue(_format) is { } format
        ? new(format)
        {
            IsHalf = args.GetValue(_type) == Halves[1],
            Reduce = args.GetValue(_reduce) ?? Reduction.None,
            Channels = Channels(args),
        }
        : null;

    static Func<string, T> Named<T>(string option) where T : struct, Enum => text =>
        Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => $"{value}".Equals(text, StringComparison.OrdinalIgnoreCase))
        ?? throw new OnnxVizException($"{option} is {string.Join(", ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()))}, not {text}");
}
