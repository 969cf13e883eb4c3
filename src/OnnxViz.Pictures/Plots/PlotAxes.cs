using System.Globalization;
using System.Net;
using System.Text;

namespace OnnxViz.Pictures;

/// <summary>The axes of a plot.</summary>
/// <param name="first">The leftmost number, above 0 where the axis is logarithmic.</param>
/// <param name="last">The rightmost number, above the first.</param>
/// <param name="low">The lowest number.</param>
/// <param name="high">The highest number, above the lowest.</param>
/// <param name="isLogarithmic">Whether equal distances from left to right are equal ratios.</param>
sealed class PlotAxes(double first, double last, double low, double high, bool isLogarithmic)
{
    const int Left = 70;
    const int Bottom = 50;
    const int Margin = 12;

    /// <summary>The width of the axes with the margin for numbers, in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>The height of the plot, in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>The margin above, in pixels.</summary>
    public required int Top { get; init; }

    /// <summary>Where a point lies, as SVG writes it.</summary>
    public string Place(PlotPoint point) =>
        string.Create(CultureInfo.InvariantCulture, $"{X(Share(point.X)):0.##},{Y(point.Y):0.##}");

    /// <summary>Writes both axes with their numbers and names.</summary>
    /// <param name="svg">The file.</param>
    /// <param name="across">The name of the lower axis.</param>
    /// <param name="up">The name of the left axis.</param>
    public void Write(StringBuilder svg, string across, string up)
    {
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<polyline points=\"{X(0)},{Y(high)} {X(0)},{Y(low)} {X(1)},{Y(low)}\" fill=\"none\" stroke=\"#444\"/>\n");
        foreach (var number in isLogarithmic ? PlotTicks.Ratios(first, last) : PlotTicks.Even(first, last))
        {
            Text(svg, X(Share(number)), Height - Bottom + 18, "middle", Number(number));
        }

        foreach (var number in PlotTicks.Even(low, high))
        {
            Text(svg, Left - 8, Y(number) + 4, "end", Number(number));
        }

        Text(svg, X(0.5), Height - 10, "middle", across);
        Text(svg, Margin, Top - 18, "start", up);
    }

    static string Number(double number) => number.ToString("G4", CultureInfo.InvariantCulture);

    double Share(double number) => isLogarithmic
        ? Math.Log(number / first) / Math.Log(last / first)
        : (number - first) / (last - first);

    double X(double share) => Left + ((Width - Left) * share);

    double Y(double number) => Height - Bottom - ((Height - Top - Bottom) * (number - low) / (high - low));

    static void Text(StringBuilder svg, double x, double y, string anchor, string text) => svg.Append(
        CultureInfo.InvariantCulture,
        $"<text x=\"{x:0.##}\" y=\"{y:0.##}\" text-anchor=\"{anchor}\" fill=\"#444\">{WebUtility.HtmlEncode(text)}"
        + $"</text>\n");
}
