using System.Numerics;

namespace OnnxViz.Train.Drawing;

/// <summary>Draws examples of motifs as red, green and blue planes in [0, 1].</summary>
public sealed class PictureDrawer(int size)
{
    const int Planes = 3;

    /// <summary>The side of the pictures in pixels.</summary>
    public int Size { get; } = size;

    /// <summary>The number of values in one picture.</summary>
    public int Length => Planes * Size * Size;

    /// <summary>Draws one example into <paramref name="picture"/>.</summary>
    public void Draw(Motif motif, Draws draws, Span<float> picture)
    {
        var scene = new Scene(motif, draws);
        var (pixel, noise) = (Motif.Side / Size, scene.Noise);
        var area = Size * Size;
        for (var i = 0; i < area; i++)
        {
            var place = new Vector2((i % Size) + .5f, (i / Size) + .5f);
            var colour = scene.Colour((place * pixel) - new Vector2(Motif.Side / 2), pixel) + (Grain(draws) * noise);
            colour = Vector3.Clamp(colour, Vector3.Zero, Vector3.One);
            (picture[i], picture[area + i], picture[(2 * area) + i]) = (colour.X, colour.Y, colour.Z);
        }
    }

    /// <summary>Noise of unit variance that is nearly normal: three sums of two uniform numbers of ten bits.</summary>
    static Vector3 Grain(Draws draws)
    {
        var bits = draws.Bits();
        return new(Sum(bits), Sum(bits >> 20), Sum(bits >> 40));
    }

    static float Sum(ulong bits) => (((bits & 1023) + ((bits >> 10) & 1023)) * (2.45f / 1023)) - 2.45f;
}
