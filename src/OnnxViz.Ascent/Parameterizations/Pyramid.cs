using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// A sum of pictures of falling size, each half of the one before, enlarged by straight lines (a Laplacian pyramid). In
/// text: <c>pyramid</c>, <c>pyramid(4)</c>, <c>decorrelated(pyramid)</c>.
/// </summary>
/// <remarks>
/// A level that is s times smaller counts (s / s of the smallest)^0.1, as in Captum's visualisations.
/// </remarks>
/// <param name="Levels">The number of pictures, the first one being of full size.</param>
/// <param name="Sd">The standard deviation of the starting numbers of each level.</param>
[Notation("pyramid", "a sum of pictures of falling size, bounded by the sigmoid")]
public sealed record Pyramid(int Levels = 6, float Sd = 0.1f) : Field
{
    const double Power = 0.1;

    /// <summary>The number of pictures, from 1 to 12.</summary>
    public int Levels { get; init; } = Levels is >= 1 and <= 12
        ? Levels
        : throw new OnnxVizException($"a pyramid has 1 to 12 levels, not {Levels}");

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Shape> Shapes(Shape pictures) =>
        Times.ToDictionary(NameOf, times => ShapeOf(pictures, times));

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, float[]> Start(Shape picture, CounterRandom random) =>
        Times.Select((times, level) => (times, level)).ToDictionary(
            pair => NameOf(pair.times),
            pair => random.Part(pair.level).Normals(ShapeOf(picture, pair.times).Size, Sd));

    /// <inheritdoc/>
    public override Value Numbers(IReadOnlyDictionary<string, Value> parameters, Shape pictures) => Times
        .Select(times => LinearResize.Apply(parameters[NameOf(times)], pictures[2], pictures[3]) * Weight(times))
        .Aggregate((sum, level) => sum + level);

    /// <summary>From the coarsest level on each takes what is left, so that the finest makes it exact.</summary>
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, float[]> Fit(Shape picture, float[] numbers)
    {
        var (left, size, levels) = (numbers, SizeOf(picture), new Dictionary<string, float[]>());
        foreach (var times in Times.Reverse())
        {
            var (small, weight) = (SizeOf(ShapeOf(picture, times)), Weight(times));
            var level = times == 1 ? left : LinearResize.Shrink(left, size, small);
            var taken = LinearResize.Apply(level, small, size);
            levels[NameOf(times)] = [.. level.Select(number => number / weight)];
            left = [.. left.Zip(taken, (whole, part) => whole - part)];
        }

        return levels;
    }

    IEnumerable<int> Times => Enumerable.Range(0, Levels).Select(level => 1 << level);

    float Weight(int times) => (float)Math.Pow((double)times / (1 << (Levels - 1)), Power);

    static string NameOf(int times) => $"level{times}";

    static Shape ShapeOf(Shape pictures, int times) =>
    [
        pictures[0], pictures[1],
        LinearResize.Shortened(pictures[2], times), LinearResize.Shortened(pictures[3], times),
    ];

    static (int Height, int Width) SizeOf(Shape picture) => ((int)picture[2], (int)picture[3]);
}
