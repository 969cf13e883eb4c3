using System.Text.Json.Nodes;
using OnnxViz.Pictures;
using OnnxViz.Testing.Browsing;

namespace OnnxViz.Reports.Tests;

/// <summary>The pixels that a real browser draws for the numbers of maps.</summary>
public sealed class ReportColourTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    const int Side = 50;

    static readonly Func<int, int, double>[] Textures =
    [
        (y, x) => (y * 7919 + x * 104729) % 251 / 251.0, (y, x) => x, (y, x) => y, (y, x) => x + y,
        (y, x) => Math.Sin(x / 5.0) * Math.Cos(y / 7.0), (y, x) => (x / 9 + y / 6) % 2,
    ];

    [SkippableTheory]
    [InlineData("gray", "map", false)]
    [InlineData("viridis", "map", false)]
    [InlineData("diverging", "map", true)]
    [InlineData("viridis", "layer", false)]
    [InlineData("diverging", "layer", true)]
    public async Task Every_number_has_the_colour_that_it_has_elsewhere(string colours, string range, bool symmetric)
    {
        var page = await browser.Open(
            SampleReport.Make(),
            $"layer=conv1&filter=2&picture=1&colours={colours}&range={range}&symmetric={(symmetric ? "yes" : "no")}");
        var pixels = await Pixels(page, 2, 8);
        var own = new MapRange(SampleReport.Number(1, 2, 0, 0), SampleReport.Number(1, 2, 0, 7));
        // The layer's least number is that of filter 2 on the first picture, its greatest the peak of filter 5 on the
        // second.
        var whole = range == "layer"
            ? new MapRange(SampleReport.Number(0, 2, 0, 0), SampleReport.Number(1, 5, 5, 3))
            : own;
        whole = symmetric ? whole.Symmetric() : whole;
        for (var x = 0; x < 8; x++)
        {
            var kept = own.Low
                + MathF.Round(own.Place(SampleReport.Number(1, 2, 0, x)) * 254) / 254 * (own.High - own.Low);
            var (red, green, blue) = ColourMap.Parse(colours).At(whole.Place(kept));
            var colour = Picture.Filled(1, 1, red, green, blue).ToBytes();
            Assert.Equal(string.Join(',', colour), $"{pixels[4 * x]},{pixels[4 * x + 1]},{pixels[4 * x + 2]}");
        }
    }

    [SkippableFact]
    public async Task Maps_of_every_texture_are_unpacked_byte_for_byte()
    {
        var numbers = Textures.SelectMany(Numbers).ToArray();
        var filters = Enumerable.Range(0, Textures.Length).Select(index => new ReportFilter(index));
        var layer = new ReportLayer("textures", filters) { Maps = [ReportMaps.Of(0, numbers, Side, Side)] };
        var page = await browser.Open(SampleReport.Make() with { Layers = [layer] }, "colours=gray");
        for (var filter = 0; filter < Textures.Length; filter++)
        {
            var pixels = await Pixels(page, filter, Side);
            Assert.Equal(
                Grays([.. Numbers(Textures[filter])]),
                Enumerable.Range(0, Side * Side).Select(place => (double)pixels[4 * place]!));
        }
    }

    static IEnumerable<float> Numbers(Func<int, int, double> texture) =>
        Enumerable.Range(0, Side * Side).Select(place => (float)texture(place / Side, place % Side));

    /// <summary>
    /// The page's arithmetic: a number becomes a step, the step a number again, that a place in the range and a gray.
    /// </summary>
    static IEnumerable<double> Grays(float[] numbers)
    {
        var range = MapRange.Of(numbers);
        var (low, high) = (double.Parse($"{range.Low}"), double.Parse($"{range.High}"));
        return numbers.Select(number =>
        {
            var step = Math.Round((number - (double)range.Low) * (254 / ((double)range.High - range.Low)));
            var place = (low + step / 254 * (high - low) - low) / (high - low);
            return Math.Round(place * 255, MidpointRounding.AwayFromZero);
        });
    }

    static async Task<JsonArray> Pixels(BrowserPage page, int filter, int side)
    {
        var canvas = $"document.querySelector('.tile[data-filter=\"{filter}\"] canvas')";
        await page.Until($"{canvas}?.width === {side}");
        return (JsonArray)(await page.Evaluate(
            $"[...{canvas}.getContext('2d').getImageData(0, 0, {side}, {side}).data]"))!;
    }
}
