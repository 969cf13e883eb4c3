namespace OnnxViz.Representations.Words;

/// <summary>Pictures in grey levels that are drawn by chance: noise, leaves, gratings and edges in turn.</summary>
static class Scenes
{
    const double Middle = 127.5;

    /// <summary>How far the grain of a picture goes up and down.</summary>
    const double Grain = 1;

    static readonly Func<Random, int, Func<double, double, double>>[] Kinds = [Noise, Leaves, Gratings, Edges];

    /// <summary>Square pictures, [rows, columns].</summary>
    /// <param name="random">What they are drawn by.</param>
    /// <param name="count">How many.</param>
    /// <param name="side">Their side in pixels.</param>
    public static IEnumerable<double[,]> Draw(Random random, int count, int side)
    {
        for (var number = 0; number < count; number++)
        {
            yield return Sampled(Kinds[number % Kinds.Length](random, side), random, side);
        }
    }

    static double[,] Sampled(Func<double, double, double> scene, Random random, int side)
    {
        var picture = new double[side, side];
        for (var row = 0; row < side; row++)
        {
            for (var column = 0; column < side; column++)
            {
                picture[row, column] = scene(row, column) + Between(random, -Grain, Grain);
            }
        }

        return picture;
    }

    /// <remarks>
    /// Waves of equal strength, as many in each octave: their power over the plane of frequencies falls as 1/f², as it
    /// does in photographs (Field 1987).
    /// </remarks>
    static Func<double, double, double> Noise(Random random, int side)
    {
        Func<double, double, double>[] waves =
            [.. Enumerable.Range(0, 40).Select(_ => Wave(random, 1.0 / side, .5))];
        return (row, column) => Middle + (12 * waves.Sum(wave => wave(row, column)));
    }

    /// <remarks>
    /// Discs of one grey each that hide each other, their radii r as frequent as r⁻³: the dead leaves of Lee, Mumford
    /// and Huang (2001).
    /// </remarks>
    static Func<double, double, double> Leaves(Random random, int side)
    {
        const double least = 3;
        var most = side / 2.0;
        (double Row, double Column, double Radius, double Grey)[] discs = [.. Enumerable.Range(0, 800).Select(_ => (
            Between(random, 0, side),
            Between(random, 0, side),
            least / Math.Sqrt(1 - (random.NextDouble() * (1 - (least * least / (most * most))))),
            Between(random, 0, 255)))];
        return (row, column) => discs.Aggregate(Middle, (behind, disc) =>
        {
            var (down, across) = (row - disc.Row, column - disc.Column);
            var cover = Math.Clamp(disc.Radius - Math.Sqrt((down * down) + (across * across)) + .5, 0, 1);
            return behind + (cover * (disc.Grey - behind));
        });
    }

    /// <summary>One wave, or two that cross.</summary>
    static Func<double, double, double> Gratings(Random random, int side)
    {
        var (first, second) = (Wave(random, 1.0 / 48, 1.0 / 6), Wave(random, 1.0 / 48, 1.0 / 6));
        var share = random.Next(2) * Between(random, .3, 1);
        return (row, column) => Middle + (60 * (first(row, column) + (share * second(row, column))));
    }

    /// <summary>Three steps from dark to bright, sharp or blurred: edges, corners and crossings.</summary>
    static Func<double, double, double> Edges(Random random, int side)
    {
        Func<double, double, double>[] steps = [.. Enumerable.Range(0, 3).Select(_ => Step(random, side))];
        return (row, column) => Middle + (40 * steps.Sum(step => step(row, column)));
    }

    static Func<double, double, double> Step(Random random, int side)
    {
        var (down, across) = Direction(random);
        var (row, column, width) =
            (Between(random, 0, side), Between(random, 0, side), Between(random, .5, 6));
        return (y, x) => Math.Clamp((((y - row) * down) + ((x - column) * across)) / width, -1, 1);
    }

    /// <summary>A wave between −1 and 1 of any direction; each octave of frequencies is equally likely.</summary>
    static Func<double, double, double> Wave(Random random, double slowest, double fastest)
    {
        var (down, across) = Direction(random);
        var speed = 2 * Math.PI * slowest * Math.Pow(fastest / slowest, random.NextDouble());
        var phase = Between(random, 0, 2 * Math.PI);
        return (row, column) => Math.Cos((speed * ((down * row) + (across * column))) + phase);
    }

    static (double Down, double Across) Direction(Random random) =>
        Math.SinCos(Between(random, 0, 2 * Math.PI));

    static double Between(Random random, double least, double most) => least + (random.NextDouble() * (most - least));
}
