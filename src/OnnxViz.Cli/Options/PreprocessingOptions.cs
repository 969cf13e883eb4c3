using System.CommandLine;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Options;

/// <summary>The options that say how pictures go in, over what the model card says.</summary>
sealed class PreprocessingOptions
{
    readonly Option<Preprocessing?> _preset = new("--preprocessing")
    {
        Description =
            $"How pictures go in: {string.Join(", ", Preprocessing.Presets.Keys)} [default: as the model card says]",
        HelpName = "preset",
        CustomParser = Texts.Read<Preprocessing?>(Preprocessing.Preset),
    };

    readonly Option<float[]?> _range = new("--range")
    {
        Description = "What black and white become, such as 0,255",
        HelpName = "low,high",
        CustomParser = Texts.Read<float[]?>(text => Texts.Numbers(text) is [_, _] range
            ? range
            : throw new OnnxVizException($"--range takes two numbers, not {text}")),
    };

    readonly Option<float[]?> _mean = new("--mean")
    {
        Description = "What is subtracted from each channel, in the range's units",
        HelpName = "a,b,c",
        CustomParser = Texts.Read<float[]?>(Texts.Numbers),
    };

    readonly Option<float[]?> _sd = new("--sd")
    {
        Description = "What each channel is divided by, in the range's units",
        HelpName = "a,b,c",
        CustomParser = Texts.Read<float[]?>(text => Texts.Numbers(text) is var sd && sd.All(each => each > 0)
            ? sd
            : throw new OnnxVizException($"--sd takes positive numbers, not {text}")),
    };

    readonly Option<ChannelOrder?> _order = new("--order")
    {
        Description = "The order of the model's colour channels",
        HelpName = "rgb|bgr",
        CustomParser = Texts.Read<ChannelOrder?>(text => text.ToLowerInvariant() switch
        {
            "rgb" => ChannelOrder.Rgb,
            "bgr" => ChannelOrder.Bgr,
            _ => throw new OnnxVizException($"--order is rgb or bgr, not {text}"),
        }),
    };

    public void AddTo(Command command)
    {
        foreach (var option in All)
        {
            command.Add(option);
        }
    }

    /// <summary>How pictures go in, and how that is known.</summary>
    public (Preprocessing Preprocessing, string Source) Of(ParseResult args, Network network)
    {
        var asked = args.GetValue(_preset);
        var start = asked ?? network.Card.Preprocessing ?? Preprocessing.Presets["unit"];
        var range = Texts.Given(args, _range) ?? [start.Low, start.High];
        var chosen = start with
        {
            Low = range[0],
            High = range[1],
            Mean = Texts.Given(args, _mean) ?? start.Mean,
            Sd = Texts.Given(args, _sd) ?? start.Sd,
            Order = args.GetValue(_order) ?? start.Order,
        };
        return (chosen, Source(args, network.Card));
    }

    /// <summary>How the preprocessing is known where nobody has given options.</summary>
    public static string Source(ModelCard card) => card.Preprocessing is not null
        ? $"from {Path.GetFileName(card.Source)}"
        : $"{(card.Source is null ? "no model card" : "the model card does not say")}: pictures go in as 0..1; use --preprocessing if that is wrong";

    Option[] All => [_preset, _range, _mean, _sd, _order];

    string Source(ParseResult args, ModelCard card)
    {
        var given = All.Where(option => args.GetResult(option) is not null).Select(option => option.Name).ToArray();
        return given.Length == 0 ? Source(card)
            : given.Contains(_preset.Name) || card.Preprocessing is null ? $"from {string.Join(", ", given)}"
            : $"{Source(card)}, changed by {string.Join(", ", given)}";
    }
}
