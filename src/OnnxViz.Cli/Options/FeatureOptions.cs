using System.CommandLine;
using OnnxViz.Features;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Runtime;

namespace OnnxViz.Cli.Options;

/// <summary>The options that say how pictures go through a network.</summary>
sealed class FeatureOptions
{
    readonly Option<PictureSize?> _size = new("--size")
    {
        Description = $"What pictures are brought to [default: the model's own size; {PictureInput.UsualSize} where it leaves that open]",
        HelpName = "N|WxH",
        CustomParser = Texts.Read<PictureSize?>(PictureSize.Parse),
    };

    readonly Option<Fit?> _fit = new("--fit")
    {
        Description = "How: crop (scale, keep the middle), pad (scale, grey around) or stretch [default: crop]",
        HelpName = "way",
        CustomParser = Texts.Read<Fit?>(text => FitWord.Parse(text)),
    };

    readonly Option<int?> _batch = new("--batch")
    {
        Description = "Pictures run at once [default: 1 to 64, by their size and that of the maps]",
        HelpName = "n",
        CustomParser = Texts.Read<int?>(text => Texts.AtLeast(1)(text)),
    };

    public void AddTo(Command command)
    {
        command.Add(_size);
        command.Add(_fit);
        command.Add(_batch);
    }

    /// <summary>The settings.</summary>
    public FeatureSettings Of(ParseResult args, Preprocessing preprocessing, RuntimeSettings runtime)
    {
        var size = args.GetValue(_size);
        return new(preprocessing)
        {
            Height = size?.Height,
            Width = size?.Width,
            Fit = args.GetValue(_fit) ?? Fit.Cover,
            Batch = args.GetValue(_batch),
            Runtime = runtime,
        };
    }
}
