using OnnxViz.Graph;
using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>Words for the ways of bringing a picture to a size: <c>crop</c>, <c>pad</c>, <c>stretch</c>.</summary>
public static class FitWord
{
    /// <summary>The way that a word means.</summary>
    /// <exception cref="OnnxVizException">None.</exception>
    public static Fit Parse(string text) => text switch
    {
        "crop" => Fit.Cover,
        "pad" => Fit.Contain,
        "stretch" => Fit.Stretch,
        _ => throw new OnnxVizException($"there is no fit {text}: give crop, pad or stretch"),
    };

    /// <summary>The word for a way.</summary>
    public static string Of(Fit fit) => fit switch
    {
        Fit.Cover => "crop",
        Fit.Contain => "pad",
        _ => "stretch",
    };
}
