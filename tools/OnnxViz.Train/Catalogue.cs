using OnnxViz.Train.Classes;
using OnnxViz.Train.Drawing;

namespace OnnxViz.Train;

/// <summary>The classes that the default net tells apart, in the order of its logits.</summary>
public static class Catalogue
{
    /// <summary>One motif per class.</summary>
    public static IReadOnlyList<Motif> Motifs { get; } =
    [
        new Stripes("stripes-horizontal", 90), new Stripes("stripes-vertical", 0), new Stripes("stripes-rising", 45),
        new Stripes("stripes-falling", 135), new Checks(), new Grid(), new Dots(), new Rings(), new Spirals(),
        new Spokes(), new Blobs(), new Zigzags(), new Waves(), new Bricks(), new Honeycomb(), new Scales(),
        new Crosses(), new Triangles(), new Stars(), new Hearts(), new Flowers(), new Moons(), new Eyes(), new Faces(),
    ];
}
