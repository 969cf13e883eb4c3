using System.CommandLine;
using OnnxViz.Features;
using OnnxViz.Pictures;

namespace OnnxViz.Cli.Options;

/// <summary>The options that say how maps are drawn.</summary>
sealed class DrawOptions
{
    readonly Option<MapScaling?> _scale = new("--scale")
    {
        Description = "The first and the last colour: the ends of each map, of the layer, or symmetric about zero [default: map]",
        HelpName = "map|layer|symmetric",
        CustomParser = Texts.Read<MapScaling?>(text => Texts.Choice<MapScaling>(text, "--scale")),
    };

    readonly Option<ColourMap?> _colours = new("--colours")
    {
        Description = "gray, viridis or diverging [default: viridis, and diverging where the scale is symmetric]",
        HelpName = "name",
        CustomParser = Texts.Read<ColourMap?>(ColourMap.Parse),
    };

    readonly Option<bool> _overlay = new("--overlay") { Description = "Also lay each map over its picture, the strongest place boxed" };

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [_scale, _colours, _overlay];

    /// <summary>What is drawn.</summary>
    public DrawSettings Of(ParseResult args, IReadOnlyList<int>? channels)
    {
        var scale = args.GetValue(_scale) ?? MapScaling.Map;
        var usual = scale == MapScaling.Symmetric ? ColourMap.Diverging : ColourMap.Viridis;
        return new(scale, args.GetValue(_colours) ?? usual, args.GetValue(_overlay), channels);
    }
}
