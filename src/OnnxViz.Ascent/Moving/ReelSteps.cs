using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Ascent;

/// <summary>The prepared steps of a reel: objectives that look at the same layers in the same way share one.</summary>
sealed class ReelSteps(PictureNetwork network, ReelSettings settings, Shape pictures) : IDisposable
{
    readonly List<(string Key, ReelProgram Program)> _kept = [];
    readonly Dictionary<string, Scoring> _scorings = [];

    /// <summary>The step for pictures that climb terms of a room.</summary>
    public ReelProgram Of(IReadOnlyList<Objective> room)
    {
        var scoring = ScoringOf(room);
        var index = _kept.FindIndex(each => each.Key == scoring.Key);
        var found = index < 0 ? (scoring.Key, Open(scoring)) : _kept[index];
        if (index >= 0)
        {
            _kept.RemoveAt(index);
        }

        _kept.Add(found);
        return found.Item2;
    }

    public void Dispose() => _kept.ForEach(each => each.Program.Dispose());

    Scoring ScoringOf(IReadOnlyList<Objective> room)
    {
        var name = string.Join('\n', room);
        return _scorings.TryGetValue(name, out var known) ? known : _scorings[name] = NewScoring(room);
    }

    Scoring NewScoring(IReadOnlyList<Objective> room)
    {
        var (units, seen) = (ViewSteps.Units(settings.Stage, room), SizeSeen);
        if (room.All(unit => unit.Sums is not null))
        {
            return Scoring.Of(network, units, seen.Height, seen.Width, Narrowing.Fed);
        }

        string[] tensors = [.. units.SelectMany(unit => unit.Layers).Distinct()];
        var part = network.Cut(tensors, units.Count, seen.Height, seen.Width);
        return new WrittenScoring(
            network, part, units, Grouping.Of(1, settings.Stage.Sampling?.Count ?? 1), areWeightsFed: true);
    }

    (int Height, int Width) SizeSeen => ViewSteps.SizeSeen(settings.Stage, (settings.Height, settings.Width));

    ReelProgram Open(Scoring scoring)
    {
        if (_kept.Count == settings.KeptSteps)
        {
            _kept[0].Program.Dispose();
            _kept.RemoveAt(0);
        }

        var rules = BackwardRules.Leaky(DeviceRules.For(settings.Runtime), settings.Stage.Leak);
        var size = ((int)pictures[2], (int)pictures[3]);
        return new(StepProgram.Open(scoring, settings.Stage, size, rules, settings.Runtime));
    }
}
