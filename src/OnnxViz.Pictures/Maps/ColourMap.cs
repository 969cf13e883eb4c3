using OnnxViz.Graph;

namespace OnnxViz.Pictures;

/// <summary>Colours for the numbers from 0 to 1, straight between a few stops.</summary>
public sealed class ColourMap
{
    readonly (float Red, float Green, float Blue)[] _stops;

    ColourMap(string name, params (float Red, float Green, float Blue)[] stops) => (Name, _stops) = (name, stops);

    /// <summary>Black to white.</summary>
    public static ColourMap Gray { get; } = new("gray", (0, 0, 0), (1, 1, 1));

    /// <summary>
    /// Dark blue, green, yellow: equal steps look equal, in print and to the colour-blind too (Smith and van der Walt,
    /// 2015).
    /// </summary>
    public static ColourMap Viridis { get; } = new(
        "viridis", (0.267f, 0.005f, 0.329f), (0.283f, 0.141f, 0.458f), (0.254f, 0.265f, 0.530f),
        (0.207f, 0.372f, 0.553f), (0.164f, 0.471f, 0.558f), (0.128f, 0.567f, 0.551f), (0.135f, 0.659f, 0.518f),
        (0.267f, 0.749f, 0.441f), (0.478f, 0.821f, 0.318f), (0.741f, 0.873f, 0.150f),
        (0.993f, 0.906f, 0.144f));

    /// <summary>Blue for negative, white for zero, red for positive numbers, where the range is symmetric.</summary>
    public static ColourMap Diverging { get; } = new(
        "diverging", (0.13f, 0.20f, 0.55f), (0.35f, 0.55f, 0.85f), (0.96f, 0.96f, 0.96f), (0.90f, 0.45f, 0.30f),
        (0.60f, 0.05f, 0.12f));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ColourMap> All { get; } = [Gray, Viridis, Diverging];

    /// <summary>What it is called on the command line.</summary>
    public string Name { get; }

    /// <summary>The colours as their places from 0 to 1, for a page that draws its own legend.</summary>
    public IReadOnlyList<(float Red, float Green, float Blue)> Stops => _stops;

    /// <summary>Finds one by its name.</summary>
    /// <exception cref="OnnxVizException">There is none of this name.</exception>
    public static ColourMap Parse(string name) => All.FirstOrDefault(map => map.Name == name)
        ?? throw new OnnxVizException(
            $"there are no colours {name}; there are {string.Join(", ", All.Select(map => map.Name))}");

    /// <summary>The colour of a number; those outside 0 to 1 have the colour of the nearer end.</summary>
    public (float Red, float Green, float Blue) At(float number)
    {
        var place = Math.Clamp(number, 0, 1) * (_stops.Length - 1);
        var stop = Math.Min((int)place, _stops.Length - 2);
        var (from, to, part) = (_stops[stop], _stops[stop + 1], place - stop);
        return (Mix(from.Red, to.Red, part), Mix(from.Green, to.Green, part), Mix(from.Blue, to.Blue, part));
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    static float Mix(float from, float to, float part) => from + ((to - from) * part);
}
