using System.Globalization;
using System.Net;
using System.Text;
using OnnxViz.Ascent;

namespace OnnxViz.Cli.Drawing;

/// <summary>Scores against steps, a line for each picture, as an SVG file.</summary>
sealed class ScorePlot
{
    const int Width = 720;
    const int Height = 420;
    const int Left = 70;
    const int Right = 200;
    const int Top = 34;
    const int Bottom = 50;
    const int MostNames = 20;
    const int Ticks = 5;

    static readonly string[] Colours =
        ["#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#777777", "#000000"];

    readonly List<(string Name, List<(int Step, float Score)> Points)> _lines = [];
    readonly Dictionary<(string First, int Place), List<(int Step, float Score)>> _running = [];

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

            points.Add((progress.Step, progress.Scores[place]));
        }
    }

    /// <summary>The plot; empty axes where nothing was drawn.</summary>
    public string Svg()
    {
        var all = _lines.SelectMany(line => line.Points).ToArray();
        var steps = all.Select(point => point.Step).DefaultIfEmpty(1).Max();
        var (low, high) = (all.Select(point => point.Score).DefaultIfEmpty(0).Min(),
            all.Select(point => point.Score).DefaultIfEmpty(1).Max());
        var axes = new PlotAxes(Math.Max(1, steps), low, high > low ? high : low + 1, Width, Height)
        {
            Left = Left,
            Right = Right,
            Top = Top,
            Bottom = Bottom,
        };
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}"
              font-family="sans-serif" font-size="12">
            <title>Score against step</title>
            <rect width="{Width}" height="{Height}" fill="white"/>

            """);
        axes.Write(svg, Ticks);
        foreach (var ((name, points), index) in _lines.Select((line, index) => (line, index)))
        {
            Line(svg, axes, name, points, index);
        }

        return svg.Append("</svg>\n").ToString();
    }

    static void Line(
        StringBuilder svg, PlotAxes axes, string name, List<(int Step, float Score)> points, int index)
    {
        var colour = Colours[index % Colours.Length];
        var path = string.Join(' ', points.Select(point => axes.Point(point.Step, point.Score)));
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<polyline points=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.5\"/>\n");
        if (index < MostNames)
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text x=\"{Width - Right + 10}\" y=\"{Top + 12 + (index * 17)}\" fill=\"{colour}\">"
                + $"{WebUtility.HtmlEncode(name)}</text>\n");
        }
    }
}
