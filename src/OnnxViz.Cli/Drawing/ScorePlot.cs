using OnnxViz.Ascent;
using OnnxViz.Pictures;

namespace OnnxViz.Cli.Drawing;

/// <summary>Scores against steps, a line for each picture, as an SVG file.</summary>
sealed class ScorePlot
{
    readonly List<(string Name, List<PlotPoint> Points)> _lines = [];
    readonly Dictionary<(string First, int Place), List<PlotPoint>> _running = [];

    /// <summary>Takes the scores of a step; a picture that is begun anew gets a new line.</summary>
    public void Add(AscentProgress progress)
    {
        for (var place = 0; place < progress.Units.Count; place++)
        {
            var (name, key) = ($"{progress.Units[place]}", ($"{progress.Units[0]}", place));
            if (progress.Step == 0 || !_running.TryGetValue(key, out var points))
            {
                _running[key] = points = [];
                _lines.Add((name, points));
            }

            points.Add(new(progress.Step, progress.Scores[place]));
        }
    }

    /// <summary>The plot; empty axes where nothing was drawn.</summary>
    public string Svg() => new LinePlot("Score against step", "step", "score").Svg(
        [.. _lines.Select(line => new PlotLine(line.Name, line.Points))]);
}
