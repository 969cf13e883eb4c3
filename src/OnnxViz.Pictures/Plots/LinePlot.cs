using System.Globalization;
using System.Net;
using System.Text;

namespace OnnxViz.Pictures;

/// <summary>Numbers against numbers, a line each, as an SVG file.</summary>
/// <param name="title">What it shows.</param>
/// <param name="across">What is told from left to right.</param>
/// <param name="up">What is told from below to above.</param>
public sealed class LinePlot(string title, string across, string up)
{
    const int Width = 720;
    const int Height = 420;
    const int Right = 200;
    const int Top = 34;
    const int MostNames = 20;
    const int LineHeight = 17;
    const int Sample = 20;

    static readonly string[] Colours =
        ["#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#777777", "#000000"];

    /// <summary>
    /// Whether equal distances from left to right are equal ratios; points at 0 or left of it are then left out.
    /// </summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>The plot; empty axes where there are no points.</summary>
    public string Svg(IReadOnlyList<PlotLine> lines)
    {
        PlotLine[] seen = [.. lines.Select(line => line with { Points = [.. line.Points.Where(IsSeen)] })];
        var axes = AxesOf([.. seen.SelectMany(line => line.Points)]);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}"
              font-family="sans-serif" font-size="12">
            <title>{WebUtility.HtmlEncode(title)}</title>
            <rect width="{Width}" height="{Height}" fill="white"/>

            """);
        axes.Write(svg, across, up);
        for (var index = 0; index < seen.Length; index++)
        {
            Write(svg, axes, seen[index], index);
        }

        return svg.Append("</svg>\n").ToString();
    }

    bool IsSeen(PlotPoint point) => !IsLogarithmic || point.X > 0;

    PlotAxes AxesOf(PlotPoint[] points)
    {
        var (low, high) = RangeOf(points.Select(point => point.Y), 0);
        var (first, last) = RangeOf(points.Select(point => point.X), IsLogarithmic ? 1 : 0);
        return new(IsLogarithmic ? first : Math.Min(0, first), last, low, high, IsLogarithmic)
        {
            Width = Width - Right,
            Height = Height,
            Top = Top,
        };
    }

    /// <summary>The range of numbers, not empty.</summary>
    static (double Low, double High) RangeOf(IEnumerable<double> numbers, double usual)
    {
        var (low, high) = (numbers.DefaultIfEmpty(usual).Min(), numbers.DefaultIfEmpty(usual + 1).Max());
        return (low, high > low ? high : low + 1);
    }

    static void Write(StringBuilder svg, PlotAxes axes, PlotLine line, int index)
    {
        var colour = Colours[index % Colours.Length];
        var dashes = index / Colours.Length == 0 ? "" : $" stroke-dasharray=\"{4 * (index / Colours.Length)} 3\"";
        var stroke = $"fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.5\"{dashes}";
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<polyline points=\"{string.Join(' ', line.Points.Select(axes.Place))}\" {stroke}/>\n");
        if (index < MostNames)
        {
            var (left, baseline) = (Width - Right + 10, Top + 12 + (index * LineHeight));
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<path d=\"M{left} {baseline - 4}h{Sample}\" {stroke}/>"
                + $"<text x=\"{left + Sample + 6}\" y=\"{baseline}\" fill=\"{colour}\">"
                + $"{WebUtility.HtmlEncode(line.Name)}</text>\n");
        }
    }
}
