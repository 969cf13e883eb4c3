using OnnxViz.Graph;
using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>Words for the ways of bringing a picture to a size: <c>crop</c>, <c>pad</c>, <c>stretch</c>.</summary>
public static class ResizeWord
{
    /// <summary>The way that a word means.</summary>
    /// <exception cref="OnnxVizException">None.</exception>
    public static ResizeMode Parse(string text) => text switch
    {
        "crop" => ResizeMode.Crop,
        "pad" => ResizeMode.Pad,
        "stretch" => ResizeMode.Stretch,
        _ => throw new OnnxVizException($"there is no fit {text}: give crop, pad or stretch"),
    };

    /// <summary>The word for a way.</summary>
    public static string Of(ResizeMode mode) => mode switch
    {
        ResizeMode.Crop => "crop",
        ResizeMode.Pad => "pad",
        _ => "stretch",
    };
}
