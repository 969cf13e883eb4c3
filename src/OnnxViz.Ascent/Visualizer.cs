using System.Numerics;
using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;

namespace OnnxViz.Ascent;

/// <summary>Draws the pictures that units of a network respond to most.</summary>
public sealed class Visualizer(Network network, AscentSettings settings)
{
    readonly Recipe _recipe = settings.Recipe;
    readonly GradientRules _rules = Climb.RulesFor(settings.Runtime);
    long _done;
    long _total;

    /// <summary>The number of units drawn at once; it falls to 1 where the network takes single pictures
    /// only.</summary>
    public int BatchSize { get; private set; } = settings.BatchSize;

    /// <summary>Told after every step.</summary>
    public Action<AscentProgress>? OnStep { get; init; }

    /// <summary>Given the picture of a unit at every <see cref="AscentSettings.Every"/>-th step.</summary>
    public Action<Objective, int, Picture>? OnPicture { get; init; }

    /// <summary>Told what is done otherwise than asked, and why.</summary>
    public Action<string>? OnNotice { get; init; }

    /// <summary>Draws units, several in a batch where the network takes several; each comes out as when drawn alone, to
    /// 8-bit rounding. Finished ones are handed out as they come.</summary>
    /// <param name="objectives">The units, with layers as the user names them.</param>
    /// <param name="stop">Ends drawing early; the batch under way is handed out as it is.</param>
    /// <exception cref="OnnxVizException">A layer or channel does not exist, or gradients cannot pass.</exception>
    public IEnumerable<Visualization> Maximize(IReadOnlyList<Objective> objectives, CancellationToken stop = default)
    {
        var narrowing = settings.Narrowing ?? (objectives.Count <= BatchSize ? Narrowing.Known : Narrowing.Fed);
        using var bench = new Workbench(new(network, settings.Preprocessing), settings, narrowing);
        _total = objectives.Count * StepsEach;
        for (var done = 0; done < objectives.Count && !stop.IsCancellationRequested;)
        {
            AskedUnit[] units = [.. objectives.Skip(done).Take(BatchSize).Select(
                objective => new AskedUnit(objective, objective.In(network)))];
            units = units[..CountTogether(bench, units)];
            done += units.Length;
            foreach (var each in DrawTogether(bench, units, stop))
            {
                yield return each;
            }
        }
    }

    long StepsEach => _recipe.Stages.Sum(stage => stage.Steps + 1L);

    /// <summary>
    /// How many of the units are drawn at once: one where the network takes single pictures only and no batch was asked
    /// for.
    /// </summary>
    int CountTogether(Workbench bench, AskedUnit[] units)
    {
        Objective[] climbed = [.. units.Select(unit => unit.Climbed)];
        if (units.Length == 1 || settings.Batch is not null
            || bench.Refusal(climbed, _recipe.Stages[0]) is not { } refusal)
        {
            return units.Length;
        }

        if (bench.Refusal(climbed[..1], _recipe.Stages[0]) is { } alone)
        {
            throw alone;
        }

        BatchSize = 1;
        OnNotice?.Invoke($"units are drawn one by one, since the model takes single pictures only: {refusal.Message}");
        return 1;
    }

    /// <summary>Draws a batch by the plain gradient, then what stayed silent by the redirected ReLU, then what is dead
    /// by its pre-activation.</summary>
    IEnumerable<Visualization> DrawTogether(Workbench bench, AskedUnit[] units, CancellationToken stop)
    {
        var drawn = Draw(bench, units, _rules, UnitState.Climbed, stop);
        Redraw(bench, units, drawn, RedirectedRelu.In(_rules), UnitState.Redirected, unit => unit, stop);
        Redraw(
            bench,
            units,
            drawn,
            _rules,
            UnitState.Dead,
            unit => unit with { Climbed = new PreActivations(network).Of(unit.Climbed) },
            stop);
        var remarks = new Remarks(network);
        return [.. units.Zip(drawn, (unit, each) => remarks.Settle(each, unit.Climbed))];
    }

    void Redraw(
        Workbench bench,
        AskedUnit[] units,
        Drawn[] drawn,
        GradientRules rules,
        UnitState state,
        Func<AskedUnit, AskedUnit> change,
        CancellationToken stop)
    {
        var silent = Enumerable.Range(0, units.Length).Where(index => drawn[index].IsSilent).ToArray();
        _total += silent.Length * StepsEach;
        var done = 0;
        while (done < silent.Length && !stop.IsCancellationRequested)
        {
            var part = silent[done..(done + PowerOfTwo(silent.Length - done))];
            foreach (var (index, result) in part.Zip(
                Draw(bench, [.. part.Select(index => change(units[index]))], rules, state, stop)))
            {
                drawn[index] = result;
            }

            done += part.Length;
        }

        foreach (var index in silent[done..])
        {
            drawn[index] = drawn[index] with { Result = drawn[index].Result with { IsStopped = true } };
        }
    }

    /// <summary>Silent units are drawn by powers of two, so that their steps are of few sizes and are kept.</summary>
    static int PowerOfTwo(int count) => (int)BitOperations.RoundUpToPowerOf2((uint)count / 2 + 1);

    Drawn[] Draw(Workbench bench, AskedUnit[] units, GradientRules rules, UnitState state, CancellationToken stop)
    {
        Objective[] climbed = [.. units.Select(unit => unit.Climbed)];
        var track = new Track(units.Length);
        IReadOnlyList<float[]>? best = null;
        foreach (var stage in _recipe.Stages)
        {
            using var climb = new Climb(
                Open(bench, units, stage, rules, state), settings.Runtime, settings.Seed, climbed);
            var size = bench.SizeOf(stage);
            Set(climb, units, best, size);
            best = [.. Run(climb, stage, units, size, track, stop).Select(
                pixels => Sized(pixels, size, (settings.Height, settings.Width)))];
            if (track.IsStopped)
            {
                break;
            }
        }

        var pictures = best!.Select(pixels => Rounded(ToPicture(pixels, (settings.Height, settings.Width)))).ToArray();
        var (scores, saved) = (
            bench.Measure(climbed, [.. best!.Select(Seen)]),
            bench.Measure(climbed, [.. pictures.Select(picture => Seen(picture.Pixels))]));
        return [.. units.Select((unit, index) => new Drawn(
            new(
                unit.Objective,
                unit.Climbed,
                pictures[index],
                scores[index],
                saved[index],
                state,
                track.Steps,
                track.IsStopped),
            track.Slopes[index],
            track.Swings[index],
            track.Rises[index],
            track.Promises[index]))];

        float[] Seen(float[] pixels) => Sized(pixels, (settings.Height, settings.Width), bench.SizeMeasured);
    }

    /// <summary>The pictures of a stage start from those of the stage before.</summary>
    void Set(Climb climb, AskedUnit[] units, IReadOnlyList<float[]>? before, (int Height, int Width) size)
    {
        climb.Start([.. units.Select(unit => unit.Key)]);
        if (before is not null)
        {
            climb.From([.. before.Select(pixels => Sized(pixels, (settings.Height, settings.Width), size))]);
        }
    }

    /// <summary>Takes the steps of a stage, and one more look behind the last one.</summary>
    /// <returns>The best pictures.</returns>
    IReadOnlyList<float[]> Run(
        Climb climb, Stage stage, AskedUnit[] units, (int Height, int Width) size, Track track, CancellationToken stop)
    {
        Objective[] objectives = [.. units.Select(unit => unit.Objective)];
        for (var isLast = false; !isLast;)
        {
            var number = climb.Steps;
            isLast = number == stage.Steps || stop.IsCancellationRequested;
            var step = climb.Step();
            RequireNumbers(objectives, step.Scores);
            track.Add(step, isLast, number < stage.Steps);
            _done += units.Length;
            OnStep?.Invoke(new(objectives, _done, _total, track.Number, step.Scores));
            if (settings.Every > 0 && track.Number % settings.Every == 0)
            {
                Show(objectives, track.Number, climb.Pictures, size);
            }

            track.Number++;
        }

        return climb.Best;
    }

    void Show(Objective[] objectives, int step, IReadOnlyList<float[]> pictures, (int Height, int Width) size)
    {
        foreach (var (objective, pixels) in objectives.Zip(pictures))
        {
            OnPicture?.Invoke(objective, step, ToPicture(pixels, size));
        }
    }

    static StepProgram Open(
        Workbench bench, AskedUnit[] units, Stage stage, GradientRules rules, UnitState state) =>
        bench.Open(
            [.. units.Select(unit => unit.Climbed)],
            stage,
            rules,
            state == UnitState.Redirected ? "redirected" : "plain");

    static void RequireNumbers(Objective[] objectives, IReadOnlyList<float> scores)
    {
        if (scores.Select((score, index) => (score, index)).FirstOrDefault(
            pair => !float.IsFinite(pair.score), (0, -1)) is (var score, >= 0 and var index))
        {
            throw new OnnxVizException(
                $"{objectives[index]} came to {score}: numbers grow too large; "
                + "check the preprocessing, or lower the rate");
        }
    }

    float[] Sized(float[] pixels, (int Height, int Width) from, (int Height, int Width) to) =>
        from == to ? pixels : ToPicture(pixels, from).Resize(to.Width, to.Height).Pixels;

    Picture ToPicture(float[] pixels, (int Height, int Width) size) =>
        new(size.Width, size.Height, (int)network.Input.Channels, pixels);

    static Picture Rounded(Picture picture) =>
        Picture.FromBytes(picture.Width, picture.Height, picture.Channels, picture.ToBytes());
}
