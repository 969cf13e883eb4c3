using System.Numerics;
using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;

namespace OnnxViz.Ascent;

/// <summary>Draws the pictures that units of a network respond to most.</summary>
public sealed class Visualizer(Network network, AscentSettings settings)
{
    readonly IReadOnlyList<Stage> _stages = settings.Recipe.Unfolded;
    readonly GradientRules _rules = DeviceRules.For(settings.Runtime);
    long _done;
    long _total;
    readonly HashSet<string> _told = [];
    bool _compares;

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
        var narrowing = settings.Narrowing
            ?? (objectives.Count * settings.Variants <= BatchSize ? Narrowing.Known : Narrowing.Fed);
        using var bench = new Workbench(new(network, settings.Preprocessing), settings, narrowing);
        AskedUnit[] asked = [.. objectives.SelectMany(
            objective => AskedUnit.Variants(objective, network, settings.Variants))];
        _compares = asked.Any(unit => unit.Climbed.ComparesPictures);
        _total = asked.Length * StepsEach;
        for (var done = 0; done < asked.Length && !stop.IsCancellationRequested;)
        {
            AskedUnit[] units = [.. asked.Skip(done).Take(PicturesTogether)];
            units = units[..CountTogether(bench, units)];
            done += units.Length;
            foreach (var each in DrawTogether(bench, units, stop))
            {
                yield return each;
            }
        }
    }

    bool HasOpacity => _stages[^1].Parameterization.HasOpacity;

    long StepsEach => _stages.Sum(stage => stage.Steps + 1L);

    /// <summary>Whole units where there is room for one.</summary>
    int PicturesTogether => BatchSize == 1 && !_compares
        ? 1
        : Math.Max(1, BatchSize / settings.Variants) * settings.Variants;

    /// <summary>
    /// How many of the pictures are drawn at once: one where the network takes single pictures only and no batch was
    /// asked for.
    /// </summary>
    int CountTogether(Workbench bench, AskedUnit[] units)
    {
        Objective[] climbed = [.. units.Select(unit => unit.Climbed)];
        if (units.Length == 1 || settings.Batch is not null || bench.Refusal(climbed, _stages[0]) is not { } refusal)
        {
            return units.Length;
        }

        if (bench.Refusal(climbed[..1], _stages[0]) is { } alone)
        {
            throw alone;
        }

        if (_compares)
        {
            throw refusal;
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
        var silent = SilentOnes(drawn);
        _total += silent.Length * StepsEach;
        var done = 0;
        while (done < silent.Length && !(stop.IsCancellationRequested || settings.StopPoint?.State < state))
        {
            var count = _compares ? settings.Variants : PowerOfTwo(silent.Length - done);
            var part = silent[done..(done + count)];
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

    /// <summary>
    /// The pictures to draw anew; of those that are compared a unit's together, where all are silent.
    /// </summary>
    int[] SilentOnes(Drawn[] drawn) =>
        [.. Enumerable.Range(0, drawn.Length).Chunk(_compares ? settings.Variants : 1).Where(
            unit => unit.All(index => drawn[index].IsSilent)).SelectMany(unit => unit)];

    /// <summary>Silent units are drawn by powers of two, so that their steps are of few sizes and are kept.</summary>
    static int PowerOfTwo(int count) => (int)BitOperations.RoundUpToPowerOf2((uint)count / 2 + 1);

    Drawn[] Draw(Workbench bench, AskedUnit[] units, GradientRules rules, UnitState state, CancellationToken stop)
    {
        Objective[] climbed = [.. units.Select(unit => unit.Climbed)];
        var track = new Track(units.Length, settings.StopPoint?.Of(state));
        IReadOnlyList<Picture>? best = null;
        foreach (var stage in _stages)
        {
            using var climb = new Climb(
                Open(bench, units, stage, rules, state), settings.Runtime, settings.Seed, climbed);
            var size = bench.SizeOf(stage);
            Set(climb, units, best, stage, size);
            best = [.. Run(climb, stage, units, size, track, stop).Select(
                pixels => StageCanvas.Middle(ToPicture(pixels, size), stage))];
            if (track.IsStopped)
            {
                break;
            }
        }

        var final = best!.Select(
            picture => new DrawnPlanes(picture.Resize(settings.Width, settings.Height), HasOpacity))
            .ToArray();
        Picture[] pictures = [.. final.Select(planes => planes.Saved)];
        var (scores, saved) = (Measure([.. final.Select(planes => planes.Drawn)]), Measure(pictures));
        return [.. units.Select((unit, index) => new Drawn(
            new(
                unit.Objective,
                unit.Climbed,
                pictures[index],
                scores[index],
                saved[index],
                state,
                track.Steps,
                track.IsStopped)
            {
                Transparent = final[index].Transparent,
                Variant = unit.Variant + 1,
                Exact = final[index].Drawn,
                Together = new(units.Length, index, bench.Narrowing),
            },
            track.Slopes[index],
            track.Swings[index],
            RiseOf(track, index),
            track.Promises[index]))];

        float[] Measure(IReadOnlyList<Picture> shown) => bench.Measure(
            climbed,
            [.. shown.Select(picture => picture.Resize(bench.SizeMeasured.Width, bench.SizeMeasured.Height).Pixels)],
            Variants);
    }

    /// <remarks>What others do moves a picture that is compared with them, too: a fall says nothing.</remarks>
    float RiseOf(Track track, int index) => _compares ? float.PositiveInfinity : track.Changes[index];

    /// <summary>How many pictures, one behind the other, are compared.</summary>
    int Variants => _compares ? settings.Variants : 1;

    /// <summary>
    /// The pictures of a stage start from those of the stage before, the first from what it is given.
    /// </summary>
    void Set(
        Climb climb, AskedUnit[] units, IReadOnlyList<Picture>? before, Stage stage, (int Height, int Width) size)
    {
        var channels = (int)network.FindInput().Channels;
        climb.Start([.. units.Select(unit => unit.Key)]);
        if ((before ?? StageCanvas.Given(stage, units.Length, channels, size)) is { } given)
        {
            climb.From([.. given.Select(picture => StageCanvas.Around(picture, stage, size).Pixels)]);
        }
    }

    /// <summary>Takes the steps of a stage, and one more look behind the last one.</summary>
    /// <returns>The best pictures; the last ones where scores of different steps are of different views.</returns>
    IReadOnlyList<float[]> Run(
        Climb climb, Stage stage, AskedUnit[] units, (int Height, int Width) size, Track track, CancellationToken stop)
    {
        Objective[] objectives = [.. units.Select(unit => unit.Objective)];
        for (var isLast = false; !isLast;)
        {
            var number = climb.Steps;
            isLast = number == stage.Steps || track.IsAtLimit || stop.IsCancellationRequested;
            var step = climb.Step();
            RequireNumbers(objectives, step.Scores);
            Tell(climb.Notice);
            track.Add(step, isLast, number < stage.Steps);
            _done += units.Length;
            OnStep?.Invoke(new(objectives, _done, _total, track.Number, step.Scores));
            if (settings.Every > 0 && track.Number % settings.Every == 0)
            {
                Show(objectives, track.Number, climb.Pictures, stage, size);
            }

            track.Number++;
        }

        return stage.Sampling is { IsSteady: false } ? climb.Pictures : climb.Best;
    }

    /// <summary>Says each notice once.</summary>
    void Tell(string? notice)
    {
        if (notice is not null && _told.Add(notice))
        {
            OnNotice?.Invoke(notice);
        }
    }

    void Show(
        Objective[] objectives,
        int step,
        IReadOnlyList<float[]> pictures,
        Stage stage,
        (int Height, int Width) size)
    {
        foreach (var (objective, pixels) in objectives.Zip(pictures))
        {
            var middle = StageCanvas.Middle(ToPicture(pixels, size), stage);
            OnPicture?.Invoke(objective, step, new DrawnPlanes(middle, HasOpacity).Drawn);
        }
    }

    StepProgram Open(
        Workbench bench, AskedUnit[] units, Stage stage, GradientRules rules, UnitState state) =>
        bench.Open(
            [.. units.Select(unit => unit.Climbed)],
            stage,
            state == UnitState.Redirected ? rules : BackwardRules.Leaky(rules, stage.Leak),
            state == UnitState.Redirected ? "redirected" : "plain",
            Variants);

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

    static Picture ToPicture(float[] pixels, (int Height, int Width) size) =>
        new(size.Width, size.Height, pixels.Length / (size.Width * size.Height), pixels);
}
