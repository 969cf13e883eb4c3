using System.Globalization;
using System.Text;

namespace OnnxViz.Cli.Drawing;

/// <summary>The axes of a plot of scores against steps.</summary>
/// <param name="steps">The last step, at least 1.</param>
/// <param name="low">The lowest score.</param>
/// <param name="high">The highest score, above the lowest.</param>
/// <param name="width">The plot's width.</param>
/// <param name="height">The plot's height.</param>
sealed class PlotAxes(int steps, float low, float high, int width, int height)
{
    /// <summary>The margin for the numbers of scores.</summary>
    public required int Left { get; init; }

    /// <summary>The margin for names.</summary>
    public required int Right { get; init; }

    /// <summary>The margin above.</summary>
    public required int Top { get; init; }

    /// <summary>The margin for the numbers of steps.</summary>
    public required int Bottom { get; init; }

    /// <summary>Where a score at a step lies.</summary>
    public string Point(double step, double score) =>
        string.Create(CultureInfo.InvariantCulture, $"{X(step):0.##},{Y(score):0.##}");

    /// <summary>Writes both axes with their numbers and names.</summary>
    /// <param name="svg">The file.</param>
    /// <param name="ticks">The numbers of each.</param>
    public void Write(StringBuilder svg, int ticks)
    {
        var corners = $"{Point(0, high)} {Point(0, low)} {Point(steps, low)}";
        svg.Append($"<polyline points=\"{corners}\" fill=\"none\" stroke=\"#444\"/>\n");
        for (var tick = 0; tick <= ticks; tick++)
        {
            var (step, score) = (Math.Round(steps * tick / (double)ticks), low + ((high - low) * tick / ticks));
            Text(svg, X(step), height - Bottom + 18, "middle", step.ToString("0", CultureInfo.InvariantCulture));
            Text(svg, Left - 8, Y(score) + 4, "end", score.ToString("G3", CultureInfo.InvariantCulture));
        }

        Text(svg, (Left + width - Right) / 2.0, height - 10, "middle", "step");
        Text(svg, Left - 8, Top - 18, "end", "score");
    }

    double X(double step) => Left + ((width - Left - Right) * step / steps);

    double Y(double score) => height - Bottom - ((height - Top - Bottom) * (score - low) / (high - low));

    static void Text(StringBuilder svg, double x, double y, string anchor, string text) => svg.Append(
        CultureInfo.InvariantCulture,
        $"<text x=\"{x:0.##}\" y=\"{y:0.##}\" text-anchor=\"{anchor}\" fill=\"#444\">{text}</text>\n");
}
