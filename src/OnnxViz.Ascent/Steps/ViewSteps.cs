using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// Writes what the network sees of a stage's pictures, and draws what that is fed. Without a sampling it sees the
/// pictures themselves.
/// </summary>
static class ViewSteps
{
    const string Matrices = "views.matrices";
    const int PlacePart = -1;
    const int FirstViewPart = -2;
    const int ShownPart = int.MinValue;
    const string Shown = "shown.";

    /// <summary>The units of all views, those of a picture one behind the other.</summary>
    public static IReadOnlyList<Objective> Units(Stage stage, IReadOnlyList<Objective> units) =>
        stage.Sampling is { } sampling
            ? [.. units.SelectMany(unit => Enumerable.Repeat(unit, sampling.Count))]
            : units;

    /// <summary>The size of what the network sees, transforms included.</summary>
    public static (int Height, int Width) SizeSeen(Stage stage, (int Height, int Width) picture) =>
        TransformSteps.Size(stage.Transforms, SizeOfView(stage, picture));

    /// <summary>The size of a view, before transforms.</summary>
    public static (int Height, int Width) SizeOfView(Stage stage, (int Height, int Width) picture) =>
        stage.Sampling?.Size ?? picture;

    /// <summary>Writes the views.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="pictures">[N, C, H, W].</param>
    /// <param name="feed">Declares a feed.</param>
    public static Value Write(Stage stage, Value pictures, Func<string, TensorType, Value> feed)
    {
        var shown = stage.Parameterization.Shown(pictures, (name, type) => feed(Shown + name, type));
        return stage.Sampling is not { } sampling
            ? shown
            : Resampler.Sample(
                shown, feed(Matrices, Resampler.MatricesOf(shown.Shape[0] * sampling.Count)), sampling.Size);
    }

    /// <summary>The mean over each picture's views.</summary>
    /// <param name="sampling">The sampling; null for none.</param>
    /// <param name="numbers">A number for each view.</param>
    public static Value Mean(Sampling? sampling, Value numbers) => sampling is null
        ? numbers
        : numbers.Reshape([numbers.Shape[0] / sampling.Count, sampling.Count]).Sum([1], keep: false)
            * (1f / sampling.Count);

    /// <summary>Draws what a step is fed, transforms included: each view has numbers of its own.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="picture">[1, C, H, W].</param>
    /// <param name="random">Each picture's random numbers.</param>
    /// <param name="types">The types of the feeds.</param>
    /// <param name="step">The number of updates done in the stage.</param>
    public static IEnumerable<KeyValuePair<string, Tensor>> Draw(
        Stage stage,
        Shape picture,
        IReadOnlyList<CounterRandom> random,
        IReadOnlyDictionary<string, TensorType> types,
        int step) => DrawShown(stage.Parameterization, picture, random, types).Concat(
        DrawViews(
            stage,
            stage.Parameterization.SeenOf(picture),
            random,
            types,
            step));

    static IEnumerable<KeyValuePair<string, Tensor>> DrawShown(
        Parameterization parameterization,
        Shape picture,
        IReadOnlyList<CounterRandom> random,
        IReadOnlyDictionary<string, TensorType> types) => TransformSteps.Joined(
        [.. random.Select(each => parameterization.Draw(picture, each.Part(ShownPart)))], name => Shown + name, types);

    static IEnumerable<KeyValuePair<string, Tensor>> DrawViews(
        Stage stage,
        Shape picture,
        IReadOnlyList<CounterRandom> random,
        IReadOnlyDictionary<string, TensorType> types,
        int step)
    {
        if (stage.Sampling is not { } sampling)
        {
            return TransformSteps.Draw(stage.Transforms, picture, random, types);
        }

        var done = Math.Min(1, step / (double)Math.Max(1, stage.Steps));
        var matrices = random.SelectMany(each => sampling.Draw(picture, each.Part(PlacePart), done));
        CounterRandom[] views = [.. random.SelectMany(
            each => Enumerable.Range(0, sampling.Count).Select(view => each.Part(FirstViewPart - view)))];
        Shape seen = [1, picture[1], sampling.Size.Height, sampling.Size.Width];
        return TransformSteps.Draw(stage.Transforms, seen, views, types)
            .Append(new(Matrices, Resampler.Tensor([.. matrices])));
    }
}
