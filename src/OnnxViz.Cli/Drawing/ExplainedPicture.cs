using OnnxViz.Ascent;
using OnnxViz.Cli.Output;
using OnnxViz.Features;
using OnnxViz.Pictures;

namespace OnnxViz.Cli.Drawing;

/// <summary>A picture while its maps are made.</summary>
/// <param name="Entry">The picture in its list.</param>
/// <param name="Seen">The picture as the network sees it.</param>
/// <param name="Objective">What is explained.</param>
/// <param name="Class">The name of the class, where it is one that has a name.</param>
sealed record ExplainedPicture(PictureEntry Entry, Picture Seen, Objective Objective, string? Class)
{
    /// <summary>What the methods have made so far.</summary>
    public List<AttributionEntry> Methods { get; } = [];

    /// <summary>The score, once a method has told it.</summary>
    public float Score { get; set; }
}
