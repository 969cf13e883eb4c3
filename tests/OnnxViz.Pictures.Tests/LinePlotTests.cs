using System.Xml.Linq;

namespace OnnxViz.Pictures.Tests;

public sealed class LinePlotTests
{
    [Fact]
    public void Points_lie_where_their_numbers_are()
    {
        var points = Points(new LinePlot("title", "x", "y"), new(0, 1), new(5, 3), new(10, 2));
        Assert.Equal("70,370", points[0]);
        Assert.Equal("295,34", points[1]);
        Assert.Equal("520,202", points[2]);
    }

    [Fact]
    public void Equal_ratios_are_equal_distances_where_the_axis_is_logarithmic()
    {
        var points = Points(new LinePlot("t", "x", "y") { IsLogarithmic = true }, new(1, 0), new(10, 1), new(100, 2));
        Assert.Equal(["70", "295", "520"], points.Select(point => point.Split(',')[0]));
    }

    [Fact]
    public void A_logarithmic_axis_leaves_out_what_has_no_logarithm() =>
        Assert.Equal(2, Points(
            new LinePlot("t", "x", "y") { IsLogarithmic = true }, new(0, 0), new(1, 1), new(2, 2)).Length);

    [Theory]
    [InlineData(0, 256, "0 50 100 150 200 250")]
    [InlineData(0, 1, "0 0.2 0.4 0.6 0.8 1")]
    [InlineData(-3, 4, "-3 -2 -1 0 1 2 3 4")]
    public void An_axis_has_round_numbers(double first, double last, string numbers)
    {
        var svg = XDocument.Parse(new LinePlot("t", "x", "y").Svg([new("a", [new(0, first), new(1, last)])]));
        var texts = svg.Descendants().Where(
            each => each.Name.LocalName == "text" && $"{each.Attribute("x")?.Value}" == "62");
        Assert.Equal(numbers, string.Join(' ', texts.Select(text => text.Value).Where(text => text != "y")));
    }

    [Fact]
    public void A_long_logarithmic_axis_has_powers_of_ten_alone()
    {
        var plot = new LinePlot("t", "x", "y") { IsLogarithmic = true };
        var svg = XDocument.Parse(plot.Svg([new("a", [new(0.0002, 0), new(20, 1)])]));
        var texts = svg.Descendants().Where(
            each => each.Name.LocalName == "text" && each.Attribute("y")?.Value == "388");
        Assert.Equal(["0.001", "0.01", "0.1", "1", "10"], texts.Select(text => text.Value));
    }

    [Fact]
    public void Every_line_is_shown_beside_its_name()
    {
        var plot = new LinePlot("t", "x", "y").Svg([.. Enumerable.Range(0, 9).Select(
            number => new PlotLine($"{number}", [new(0, number), new(1, number)]))]);
        var strokes = XDocument.Parse(plot).Descendants().Where(each => each.Attribute("stroke-width") is not null)
            .Select(each => (each.Attribute("stroke")!.Value, each.Attribute("stroke-dasharray")?.Value));
        Assert.Equal(9, strokes.Distinct().Count());
        Assert.All(strokes.GroupBy(stroke => stroke), group => Assert.Equal(2, group.Count()));
    }

    [Fact]
    public void Names_are_written_as_text()
    {
        var svg = XDocument.Parse(new LinePlot("<t>", "x & y", "y").Svg([new("a < b", [new(0, 0)])]));
        Assert.Contains("a < b", svg.Root!.Value);
        Assert.Contains("x & y", svg.Root!.Value);
    }

    [Fact]
    public void Nothing_makes_empty_axes() =>
        Assert.NotNull(XDocument.Parse(new LinePlot("t", "x", "y").Svg([])).Root);

    static string[] Points(LinePlot plot, params PlotPoint[] points) =>
        XDocument.Parse(plot.Svg([new("a", points)])).Descendants()
            .Single(each => each.Name.LocalName == "polyline" && each.Attribute("stroke-width") is not null)
            .Attribute("points")!.Value.Split(' ');
}
