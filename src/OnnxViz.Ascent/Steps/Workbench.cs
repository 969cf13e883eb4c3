using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Ascent;

/// <summary>
/// Keeps the steps and scorers of a run, so that each is prepared once for a number of pictures: a session costs more
/// than many a step.
/// </summary>
sealed class Workbench(PictureNetwork network, AscentSettings settings, Narrowing narrowing) : IDisposable
{
    readonly List<(string Key, StepProgram Step)> _steps = [];
    readonly List<(string Key, Scorer Scorer)> _scorers = [];
    readonly Windows _windows = new(network, settings.Runtime);

    /// <summary>Which channels of the last layer are computed.</summary>
    public Narrowing Narrowing => narrowing;

    /// <summary>Why the network does not take some units together in a stage; null where it does.</summary>
    public OnnxVizException? Refusal(IReadOnlyList<Objective> units, Stage stage)
    {
        var ((height, width), views) = (SizeSeen(stage), ViewSteps.Units(stage, units));
        return network.Refusal([.. views.SelectMany(unit => unit.Layers).Distinct()], views.Count, height, width);
    }

    /// <summary>The step of a stage for some units.</summary>
    /// <param name="units">The units, layers named by tensors.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="rules">The gradient rules.</param>
    /// <param name="kind">What the rules are called.</param>
    /// <param name="variants">How many of them, one behind the other, are pictures of one unit.</param>
    /// <exception cref="OnnxVizException">The network does not take them, or gradients cannot pass.</exception>
    public StepProgram Open(
        IReadOnlyList<Objective> units, Stage stage, GradientRules rules, string kind, int variants)
    {
        var (height, width) = SizeSeen(stage);
        var grouping = Grouping.Of(variants, stage.Sampling?.Count ?? 1);
        var seen = ViewSteps.Units(stage, units);
        var scoring = _windows.Of(
            Scoring.Of(network, seen, height, width, grouping, narrowing, []), seen);
        return Kept(
            _steps,
            $"{kind}\n{stage}\n{units.Count}\n{scoring.Key}",
            () => StepProgram.Open(scoring, stage, SizeOf(stage), rules, settings.Runtime));
    }

    /// <summary>The size at which pictures are measured: that of a view where the last stage has views.</summary>
    public (int Height, int Width) SizeMeasured =>
        ViewSteps.SizeOfView(settings.Recipe.Unfolded[^1], (settings.Height, settings.Width));

    /// <summary>The scores of pictures as they stand.</summary>
    /// <param name="units">The units, layers named by tensors.</param>
    /// <param name="pictures">The pictures, of the size at which they are measured.</param>
    /// <param name="variants">How many of them, one behind the other, are pictures of one unit.</param>
    public float[] Measure(IReadOnlyList<Objective> units, IReadOnlyList<float[]> pictures, int variants)
    {
        var (height, width) = SizeMeasured;
        var scoring = Scoring.Of(network, units, height, width, Grouping.Of(variants, 1), narrowing, []);
        return Kept(
            _scorers, $"{units.Count}\n{scoring.Key}", () => new(scoring, settings.Runtime)).Measure(units, pictures);
    }

    /// <summary>The size of a stage's pictures.</summary>
    public (int Height, int Width) SizeOf(Stage stage) => stage.SizeOf(settings.Height, settings.Width);

    (int Height, int Width) SizeSeen(Stage stage) => ViewSteps.SizeSeen(stage, SizeOf(stage));

    public void Dispose()
    {
        _steps.ForEach(each => each.Step.Dispose());
        _scorers.ForEach(each => each.Scorer.Dispose());
    }

    T Kept<T>(List<(string Key, T Item)> shelf, string key, Func<T> open) where T : IDisposable
    {
        var index = shelf.FindIndex(each => each.Key == key);
        if (index < 0 && shelf.Count == settings.KeptSteps)
        {
            shelf[0].Item.Dispose();
            shelf.RemoveAt(0);
        }

        var found = index < 0 ? (key, open()) : shelf[index];
        if (index >= 0)
        {
            shelf.RemoveAt(index);
        }

        shelf.Add(found);
        return found.Item2;
    }
}
