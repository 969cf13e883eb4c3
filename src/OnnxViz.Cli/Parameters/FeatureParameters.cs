using Cocona;
using OnnxViz.CommandLine;
using OnnxViz.CommandLine.Values;
using OnnxViz.Features;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Runtime;

namespace OnnxViz.Cli.Parameters;

/// <summary>How pictures go through a network.</summary>
[Heading("Pictures")]
sealed record FeatureParameters : ICommandParameterSet
{
    [Option(
        ValueName = "N|WxH",
        Description = "What pictures are brought to [default: the model's own size; 224 where it leaves that open]"),
         HasDefaultValue]
    public PictureSize? Size { get; init; }

    [Option(
        ValueName = "way",
        Description = "How: crop (scale, keep the middle), pad (scale, grey around) or stretch [default: crop]"),
         HasDefaultValue]
    public ResizeMode? Fit { get; init; }

    [Option(
        ValueName = "n",
        Description = "Pictures run at once [default: 1 to 64, by their size and that of the maps]"),
         HasDefaultValue,
         AtLeast(1)]
    public int? Batch { get; init; }

    /// <summary>The settings.</summary>
    public FeatureSettings Of(Preprocessing preprocessing, RuntimeSettings runtime) => new(preprocessing)
    {
        Height = Size?.Height,
        Width = Size?.Width,
        Fit = Fit ?? Pictures.ResizeMode.Crop,
        Batch = Batch,
        Runtime = runtime,
    };
}
