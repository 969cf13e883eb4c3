using System.Diagnostics;
using OnnxViz.Ascent;
using OnnxViz.Networks;
using OnnxViz.Pictures;

namespace OnnxViz.Bench;

/// <summary>
/// Draws units and measures their pictures on the way, without transforms; the clock stands still meanwhile.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="settings">How units are drawn.</param>
sealed class AscentWatch(Network network, AscentSettings settings)
{
    readonly Stopwatch _clock = new();
    readonly SortedDictionary<int, Dictionary<string, (double Seconds, float Score)>> _looks = [];
    double _began;
    int _together;

    /// <summary>Draws the units.</summary>
    /// <param name="units">The units, layers named by tensors.</param>
    public IReadOnlyList<AscentLook> Draw(IReadOnlyList<Objective> units)
    {
        using var measure = new PictureMeasure(network, settings);
        var visualizer = new Visualizer(network, settings)
        {
            OnStep = Note,
            OnPicture = (unit, step, picture) => Add(step, measure, unit, picture),
        };
        _clock.Start();
        foreach (var drawn in visualizer.Maximize(units))
        {
            Add(drawn.Steps, measure, drawn.Objective, drawn.Exact);
        }

        return [.. _looks.Where(look => look.Value.Count == units.Count).Select(look => new AscentLook(
            look.Key,
            look.Value.Values.Average(each => each.Seconds),
            [.. units.Select(unit => look.Value[$"{unit}"].Score)]))];
    }

    void Note(AscentProgress progress)
    {
        if (progress.Step == 0)
        {
            (_began, _together) = (_clock.Elapsed.TotalSeconds, progress.Units.Count);
        }
    }

    /// <summary>A unit that is drawn a second time, since it was silent, counts as it is then.</summary>
    void Add(int step, PictureMeasure measure, Objective unit, Picture picture)
    {
        _clock.Stop();
        var seconds = (_clock.Elapsed.TotalSeconds - _began) / _together;
        if (!_looks.TryGetValue(step, out var looks))
        {
            _looks[step] = looks = [];
        }

        looks[$"{unit}"] = (seconds, measure.Of(unit, picture));
        _clock.Start();
    }
}
