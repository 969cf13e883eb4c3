using System.Text.Json;
using OnnxViz.Pictures;
using OnnxViz.Testing;

namespace OnnxViz.Reports.Tests;

public sealed class ReportFileTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Everything_in_the_report_is_in_the_page()
    {
        var page = Write(SampleReport.Make());
        var report = page.Json("report");
        Assert.Equal(["slope.png", "noise.png"], Strings(report, "pictures", "name"));
        Assert.Equal(["conv1", "scores"], Strings(report, "layers", "name"));
        Assert.Equal(["gray", "viridis", "diverging"], Strings(report, "colours", "name"));
        var layer = page.Json("layer-0");
        Assert.Equal([1, 4, 7], Numbers(layer.GetProperty("field").GetProperty("rows")));
        Assert.Equal(["live", "silent", "live", "live", "always on", "live"], Strings(layer, "filters", "state"));
        Assert.Equal(JsonValueKind.Null, layer.GetProperty("filters")[1].GetProperty("numbers")[1].ValueKind);
        Assert.Equal(3, layer.GetProperty("filters")[5].GetProperty("duplicates")[0].GetProperty("index").GetInt32());
        var patches = page.Json("filter-0-2").GetProperty("patches");
        Assert.Equal([2, 1], Numbers(patches[0].GetProperty("position")));
        Assert.False(patches[0].TryGetProperty("image", out _));
        Assert.Equal("gradient", patches[1].GetProperty("projections")[0].GetProperty("method").GetString());
    }

    [Fact]
    public void A_report_of_a_title_alone_is_a_page()
    {
        var page = Write(new("nothing", [], [], []));
        Assert.Equal(["report"], page.Blocks);
        Assert.Contains("<title>nothing</title>", page.Html);
    }

    [Fact]
    public void Maps_come_back_within_half_a_step_of_their_own_range()
    {
        var page = Write(SampleReport.Make());
        File.WriteAllBytes(_folder.File("maps.png"), page.Bytes("maps-0-1"));
        var tall = PictureFile.ReadGray(_folder.File("maps.png"));
        var maps = page.Json("layer-0").GetProperty("maps")[1];
        var (low, high) = (Numbers(maps.GetProperty("low")), Numbers(maps.GetProperty("high")));
        Assert.Equal((8, 48), (tall.Width, tall.Height));
        for (var place = 0; place < tall.Pixels.Length; place++)
        {
            var (filter, y, x) = (place / 64, place / 8 % 8, place % 8);
            var shown = low[filter] + tall.Pixels[place] * 255 / 254 * (high[filter] - low[filter]);
            Assert.Equal(
                SampleReport.Number(1, filter, y, x), shown, (high[filter] - low[filter]) / 254 * 0.501 + 1e-6);
        }
    }

    [Fact]
    public void The_strongest_place_of_a_large_map_is_that_of_its_true_size()
    {
        var numbers = new float[600 * 500];
        numbers[321 * 600 + 123] = 7;
        numbers[5] = float.NaN;
        var layer = new ReportLayer("large", [new ReportFilter(0)]) { Maps = [ReportMaps.Of(0, numbers, 600, 500)] };
        var page = Write(new("large", [], [new("one", ReportImage.Of(TestPictures.Slope(8, 8)))], [layer]));
        var maps = page.Json("layer-0").GetProperty("maps")[0];
        Assert.Equal((3, 200, 166), (Number(maps, "factor"), Number(maps, "width"), Number(maps, "height")));
        Assert.Equal([7.0, 321, 123], new[] { "peak", "y", "x" }.Select(name => Numbers(maps.GetProperty(name))[0]));
        Assert.Equal(7f / 9, maps.GetProperty("high")[0].GetSingle(), 1e-6);
    }

    [Theory]
    [InlineData(300, 100, 96, 96, 32, "image/jpeg")]
    [InlineData(300, 100, 30, 30, 10, "image/png")]
    [InlineData(20, 30, 96, 20, 30, "image/png")]
    public void Pictures_are_no_larger_than_asked(int width, int height, int longest, int wide, int high, string type)
    {
        var image = ReportImage.Of(TestPictures.Slope(width, height), longest);
        Assert.Equal((wide, high, type), (image.Width, image.Height, image.Type));
    }

    [Fact]
    public void Numbers_that_are_not_finite_have_a_byte_of_their_own()
    {
        var maps = ReportMaps.Of(0, [1, float.NaN, 3, float.PositiveInfinity], 2, 2);
        File.WriteAllBytes(_folder.File("maps.png"), maps.Png);
        Assert.Equal([0, 255, 254, 255], PictureFile.ReadGray(_folder.File("maps.png")).ToBytes());
    }

    [Fact]
    public void Names_are_text_whatever_they_hold()
    {
        var sample = SampleReport.Make(SampleReport.Hostile);
        var page = Write(sample with
        {
            Title = SampleReport.Hostile,
            Facts = [new(SampleReport.Hostile, SampleReport.Hostile)],
            Pictures = [.. sample.Pictures.Select(picture => picture with { Name = SampleReport.Hostile })],
        });
        Assert.Equal(SampleReport.Hostile, page.Json("layer-0").GetProperty("name").GetString());
        Assert.Equal(SampleReport.Hostile, page.Json("report").GetProperty("title").GetString());
        Assert.DoesNotContain("onerror=\"", page.Html);
        Assert.DoesNotContain("<img src=x", page.Html);
        Assert.DoesNotContain('\u0001', page.Html);
        Assert.Equal(page.Blocks.Count + 1, Count(page.Html, "</script>"));
    }

    [Fact]
    public void The_page_names_no_other_place()
    {
        var html = Write(SampleReport.Make()).Html;
        Assert.All(["http:", "https:", "//cdn", "src=", "@import", "url("], word => Assert.DoesNotContain(word, html));
    }

    [Fact]
    public void The_same_report_gives_the_same_bytes() =>
        Assert.Equal(Write(SampleReport.Make()).Html, Write(SampleReport.Make()).Html);

    [Fact]
    public void A_report_that_fails_on_the_way_leaves_no_file()
    {
        static IEnumerable<ReportLayer> Layers()
        {
            yield return new("fine", [new ReportFilter(0)]);
            throw new InvalidOperationException("stopped");
        }
        Assert.Throws<InvalidOperationException>(
            () => ReportFile.Write(_folder.File("report.html"), new("t", [], [], Layers())));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData(1, 1, 0, "2 maps of a picture for 1 filters")]
    [InlineData(2, 1, 0, "1 numbers for filter 0 and 0 columns")]
    [InlineData(2, 0, 3, "maps of picture 3, and there are 1")]
    public void Layers_that_do_not_fit_are_refused(int filters, int numbers, int picture, string reason)
    {
        var layer = new ReportLayer(
            "layer", Enumerable.Range(0, filters).Select(i => new ReportFilter(i) { Numbers = new double[numbers] }))
        {
            Columns = numbers == 1 && filters == 1 ? [new("mean")] : [],
            Maps = [ReportMaps.Of(picture, [1, 2], 1, 1)],
        };
        var report = new Report("t", [], [new("one", ReportImage.Of(TestPictures.Slope(8, 8)))], [layer]);
        var error = Assert.Throws<ArgumentException>(() => ReportFile.Write(_folder.File("report.html"), report));
        Assert.Contains(reason, error.Message);
    }

    WrittenReport Write(Report report) => new(_folder.File("report.html"), report);

    static int Count(string text, string word) => text.Split(word).Length - 1;

    static IEnumerable<string?> Strings(JsonElement parent, string list, string name) =>
        parent.GetProperty(list).EnumerateArray().Select(item => item.GetProperty(name).GetString());

    static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetDouble())];

    static int Number(JsonElement parent, string name) => parent.GetProperty(name).GetInt32();
}
