using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Ascent;

/// <summary>
/// Gives a network no more of the pictures than some positions see. Whether they come out as in the whole picture is
/// tried once for each window, since a network may know places, as by a grid that it adds.
/// </summary>
sealed class Windows(PictureNetwork network, RuntimeSettings runtime)
{
    const float Grey = 0.5f;
    const float Noise = 0.2f;
    const float Tolerance = 1e-4f;

    /// <summary>The pixels of pictures below which a session more costs as much as it saves.</summary>
    const long SmallestPicture = 64 * 64;

    readonly Dictionary<string, bool> _known = [];

    /// <summary>The scoring through a window; the same where there is none, or where it does not serve.</summary>
    /// <param name="whole">The scoring of the whole pictures.</param>
    /// <param name="units">The units that it was made for.</param>
    public Scoring Of(Scoring whole, IReadOnlyList<Objective> units)
    {
        var pictures = whole.Part.Pictures;
        if (pictures[2] * pictures[3] < SmallestPicture || whole.Around(units) is not { } part)
        {
            return whole;
        }

        var key = $"{pictures}\n{part.Key}";
        if (!_known.TryGetValue(key, out var isSame))
        {
            _known[key] = isSame = IsSame(pictures, units);
        }

        return isSame ? part : whole;
    }

    bool IsSame(Shape pictures, IReadOnlyList<Objective> units)
    {
        Objective[] every = [.. units.Select(unit => new EveryChannel(unit))];
        var whole = Scoring.Of(network, every, pictures[2], pictures[3], Narrowing.None);
        if (whole.Around(every) is not { } part)
        {
            return false;
        }

        float[][] noise = [.. units.Select((_, index) => NoiseOf(pictures.With(0, 1), index))];
        return Measured(whole).Zip(Measured(part)).All(
            pair => Math.Abs(pair.First - pair.Second) <= Tolerance * Math.Abs(pair.First));

        float[] Measured(Scoring scoring)
        {
            using var scorer = new Scorer(scoring, runtime);
            return scorer.Measure(every, noise);
        }
    }

    static float[] NoiseOf(Shape picture, int index) =>
        [.. CounterRandom.For(0, "window", index).Normals(picture.Size, Noise).Select(number => number + Grey)];
}
