using System.Numerics;

namespace OnnxViz.Train.Drawing;

/// <summary>The colours of one picture; neighbours in it always stand apart.</summary>
public sealed record Palette(Vector3 Paper, Vector3 Main, Vector3 Accent)
{
    const float Apart = .55f;
    const float LumaApart = .12f;

    /// <summary>Colours drawn by lot, with the contrast guaranteed.</summary>
    public static Palette Draw(Draws draws)
    {
        var paper = Colour(draws);
        var main = Unlike(draws, paper);
        return new(paper, main, Unlike(draws, main));
    }

    /// <summary>Any colour, strong ones more often than greys.</summary>
    public static Vector3 Colour(Draws draws)
    {
        var (hue, value) = (draws.Between(0, 6), draws.Between(.15f, 1));
        var chroma = value * MathF.Sqrt(draws.Unit());
        return new(Channel(hue, 5), Channel(hue, 3), Channel(hue, 1));

        float Channel(float turn, float offset)
        {
            var place = (offset + turn) % 6;
            return value - (chroma * Math.Clamp(MathF.Min(place, 4 - place), 0, 1));
        }
    }

    static Vector3 Unlike(Draws draws, Vector3 other)
    {
        while (true)
        {
            var colour = Colour(draws);
            if (Vector3.Distance(colour, other) >= Apart && MathF.Abs(Luma(colour - other)) >= LumaApart)
            {
                return colour;
            }
        }
    }

    static float Luma(Vector3 colour) => Vector3.Dot(colour, new(.299f, .587f, .114f));
}
