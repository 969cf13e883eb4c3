using System.CommandLine;
using OnnxViz.Ascent;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Cli.Options;

/// <summary>The options that say how pictures are drawn.</summary>
sealed class AscentOptions
{
    const int JitterShare = 16;

    readonly Option<PictureSize?> _size = new("--size")
    {
        Description = $"Pixels [default: the model's own size; {PictureInput.UsualSize} where it leaves that open]",
        HelpName = "N|WxH",
        CustomParser = Texts.Read<PictureSize?>(PictureSize.Parse),
    };

    readonly Option<int> _steps = Integer("--steps", "n", "Steps of ascent", 1, 256);
    readonly Option<int> _seed = new("--seed")
    {
        Description = "The seed of the starting noise and of the jitter",
        HelpName = "n",
        DefaultValueFactory = _ => 0,
        CustomParser = Texts.Read(Texts.Integer),
    };

    readonly Option<int?> _jitter = new("--jitter")
    {
        Description =
            $"Pixels that pictures are shaken by at every step; 0 for none [default: a {JitterShare}th of the size]",
        HelpName = "pixels",
        CustomParser = Texts.Read<int?>(text => Texts.AtLeast(0)(text)),
    };

    readonly Option<string> _optimizer = new("--optimizer")
    {
        Description = "normalized, adam or sgd",
        HelpName = "name",
        DefaultValueFactory = _ => "normalized",
        CustomParser = Texts.Read(text => $"{Optimizer.Named(text, null)}"),
    };

    readonly Option<float?> _rate = new("--rate")
    {
        Description = "The optimizer's rate [default: "
            + $"normalized {NormalizedAscent.UsualRate}, adam {Adam.UsualRate}, sgd {Sgd.UsualRate}]",
        HelpName = "rate",
        CustomParser = Texts.Read<float?>(text => Optimizer.Named("sgd", Texts.Number(text)).Rate),
    };

    readonly Option<int?> _batch = new("--batch")
    {
        Description = "Pictures drawn at once [default: 1 to 16, by their size]",
        HelpName = "n",
        CustomParser = Texts.Read<int?>(text => Texts.AtLeast(1)(text)),
    };

    readonly Option<int> _every = Integer("--every", "n", "Also keep the picture of every n-th step; 0 for none", 0, 0);

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _size, _steps, _optimizer, _rate, _seed, _jitter, _batch, _every })
        {
            command.Add(option);
        }
    }

    /// <summary>The settings for a network.</summary>
    public AscentSettings Of(ParseResult args, Network network, Preprocessing preprocessing, RuntimeSettings runtime)
    {
        var size = args.GetValue(_size) ?? SizeOf(network.Input);
        var jitter = args.GetValue(_jitter) ?? Math.Max(1, Math.Min(size.Width, size.Height) / JitterShare);
        return new(
            size.Width,
            size.Height,
            args.GetValue(_steps),
            args.GetValue(_seed),
            Optimizer.Named(args.GetRequiredValue(_optimizer), args.GetValue(_rate)),
            new Pixels(),
            jitter == 0 ? [] : [new Jitter(jitter)],
            preprocessing,
            runtime)
        {
            Batch = args.GetValue(_batch),
            Every = args.GetValue(_every),
        };
    }

    static PictureSize SizeOf(PictureInput input) =>
        new((int)input.UsualWidth, (int)input.UsualHeight);

    static Option<int> Integer(string name, string helpName, string description, int least, int usual) => new(name)
    {
        Description = description,
        HelpName = helpName,
        DefaultValueFactory = _ => usual,
        CustomParser = Texts.Read(Texts.AtLeast(least)),
    };
}
