using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Runtime;

namespace OnnxViz.Ascent;

/// <summary>Draws the pictures that units of a network respond to most.</summary>
public sealed class Visualizer(Network network, AscentSettings settings)
{
    readonly GradientRules _rules = GradientRules.For(settings.Runtime.Device is CudaDevice ? Profile.Cuda : Profile.Cpu);
    long _done;
    long _total;

    /// <summary>The number of units drawn at once; it falls to 1 where the network takes single pictures only.</summary>
    public int BatchSize { get; private set; } = settings.BatchSize;

    /// <summary>Told after every step.</summary>
    public Action<AscentProgress>? OnStep { get; init; }

    /// <summary>Given the picture of a unit at every <see cref="AscentSettings.Every"/>-th step.</summary>
    public Action<Objective, int, Picture>? OnPicture { get; init; }

    /// <summary>Told what is done otherwise than asked, and why.</summary>
    public Action<string>? OnNotice { get; init; }

    /// <summary>Draws units, several in a batch where the network takes several; each comes out as when drawn alone, to 8-bit rounding. Finished ones are handed out as they come.</summary>
    /// <param name="objectives">The units, with layers as the user names them.</param>
    /// <param name="stop">Ends drawing early; the batch under way is handed out as it is.</param>
    /// <exception cref="OnnxVizException">A layer or channel does not exist, or gradients cannot pass.</exception>
    public IEnumerable<Visualization> Maximize(IReadOnlyList<Objective> objectives, CancellationToken stop = default)
    {
        _total = (long)objectives.Count * (settings.Steps + 1);
        for (var done = 0; done < objectives.Count && !stop.IsCancellationRequested;)
        {
            var drawn = DrawBatch([.. objectives.Skip(done).Take(BatchSize)], stop);
            done += drawn.Length;
            foreach (var each in drawn)
            {
                yield return each;
            }
        }
    }

    /// <summary>Draws a batch, or the first unit of it where the network takes single pictures only.</summary>
    Visualization[] DrawBatch(Objective[] objectives, CancellationToken stop)
    {
        try
        {
            return DrawTogether(objectives, stop);
        }
        catch (BatchRefusal refusal)
        {
            var first = DrawTogether(objectives[..1], stop);
            BatchSize = 1;
            OnNotice?.Invoke($"units are drawn one by one, since the model takes single pictures only: {refusal.Message}");
            return first;
        }
    }

    /// <summary>Draws a batch by the plain gradient, then what stayed silent by the redirected ReLU, then what is dead by its pre-activation.</summary>
    Visualization[] DrawTogether(Objective[] objectives, CancellationToken stop)
    {
        var units = objectives.Select(objective => new Unit(objective, objective.Rename(ByTensor))).ToArray();
        var drawn = Draw(units, _rules, UnitState.Climbed, stop);
        Redraw(units, drawn, RedirectedRelu.In(_rules), UnitState.Redirected, unit => unit, stop);
        Redraw(units, drawn, _rules, UnitState.Dead, unit => unit with { Climbed = new PreActivations(network).Of(unit.Climbed) }, stop);
        return [.. drawn.Select(each => each.IsSilent ? each.Result with { State = UnitState.Unreachable } : each.Result)];
    }

    void Redraw(
        Unit[] units, (Visualization Result, bool IsSilent)[] drawn, GradientRules rules, UnitState state, Func<Unit, Unit> change, CancellationToken stop)
    {
        var silent = Enumerable.Range(0, units.Length).Where(index => drawn[index].IsSilent).ToArray();
        if (silent.Length == 0 || stop.IsCancellationRequested)
        {
            return;
        }

        _total += silent.Length * (settings.Steps + 1L);
        var again = Draw([.. silent.Select(index => change(units[index]))], rules, state, stop);
        foreach (var (index, result) in silent.Zip(again))
        {
            drawn[index] = result;
        }
    }

    (Visualization Result, bool IsSilent)[] Draw(Unit[] units, GradientRules rules, UnitState state, CancellationToken stop)
    {
        using var loop = Open([.. units.Select(unit => unit.Climbed)], rules);
        Objective[] objectives = [.. units.Select(unit => unit.Objective)];
        var result = loop.Run([.. units.Select(unit => unit.Key)], Report, Show, stop);
        var scores = loop.Measure(result.Best);
        var pictures = result.Best.Select(pixels => Rounded(ToPicture(pixels))).ToArray();
        var saved = loop.Measure([.. pictures.Select(picture => picture.Pixels)]);
        return [.. units.Select((unit, index) => (
            new Visualization(
                unit.Objective, unit.Climbed, pictures[index], scores[index], saved[index], state, result.Steps, result.IsStopped),
            result.Slopes[index] == 0 || (state == UnitState.Redirected && scores[index] == 0)))];

        void Report(int step, float[] scores)
        {
            RequireNumbers(objectives, scores);
            _done += units.Length;
            OnStep?.Invoke(new(objectives, _done, _total, step, scores));
        }

        void Show(int step, IReadOnlyList<float[]> shown)
        {
            foreach (var (objective, pixels) in objectives.Zip(shown))
            {
                OnPicture?.Invoke(objective, step, ToPicture(pixels));
            }
        }
    }

    AscentLoop Open(Objective[] objectives, GradientRules rules)
    {
        try
        {
            return new(network, settings, objectives, rules);
        }
        catch (OnnxVizException reason) when (objectives.Length > 1 && settings.Batch is null)
        {
            throw new BatchRefusal(reason);
        }
    }

    static void RequireNumbers(Objective[] objectives, float[] scores)
    {
        if (Array.FindIndex(scores, score => !float.IsFinite(score)) is >= 0 and var index)
        {
            throw new OnnxVizException(
                $"{objectives[index]} came to {scores[index]}: numbers grow too large; check the preprocessing, or lower the rate");
        }
    }

    string ByTensor(string layer) => network.Layers.Find(layer).Tensor;

    Picture ToPicture(float[] pixels) => new(settings.Width, settings.Height, (int)network.Input.Channels, pixels);

    static Picture Rounded(Picture picture) =>
        Picture.FromBytes(picture.Width, picture.Height, picture.Channels, picture.ToBytes());

    /// <summary>A unit as asked for and as climbed; its key names it to the random numbers, however its layer is called.</summary>
    sealed record Unit(Objective Objective, Objective Climbed)
    {
        public string Key => Climbed.ToString()!;
    }
}
