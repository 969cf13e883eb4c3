using OnnxViz.Features;
using OnnxViz.Testing;

namespace OnnxViz.Reports.Tests;

/// <summary>A small report whose every number is known.</summary>
static class SampleReport
{
    public const int Side = 32;

    /// <summary>What a name may hold that must not become markup.</summary>
    public const string Hostile =
        "</script><img src=x onerror=\"document.title='broken'\"> & 'q' \u0001 \u2028 {{data}} {{facts}}";

    /// <summary>Two layers of six and three filters, two pictures.</summary>
    public static Report Make(string name = "conv1") => new(
        "sample.onnx",
        [new("model", "sample.onnx"), new("preprocessing", "unit")],
        [
            new("slope.png", ReportImage.Of(TestPictures.Slope(Side, Side))),
            new("noise.png", ReportImage.Of(TestPictures.Noise(Side, Side, 3))),
        ],
        [First(name), Last()]);

    /// <summary>
    /// The number of the first layer's map at a place: filter 1 is zero everywhere, filter 2 negative at the left.
    /// </summary>
    public static float Number(int picture, int filter, int y, int x) => filter switch
    {
        1 => 0,
        2 => x - 4 + picture,
        _ => (y == filter && x == 2 * picture + 1 ? 10 : 0) + filter + x / 8f,
    };

    static ReportLayer First(string name) => new(name, Enumerable.Range(0, 6).Select(Filter))
    {
        Tensor = name + ":0",
        Operator = "Conv",
        Shape = [6, 8, 8],
        Field = new(new(1, 4, 7), new(1, 4, 7)),
        Facts = [new("weights", "6x3x7x7")],
        Columns =
        [
            new("fires", "On how many pictures it is above 0.", Percent: true),
            new("mean"),
            new("maximum", "Its greatest response."),
        ],
        Maps = [Maps(0), Maps(1)],
    };

    static ReportFilter Filter(int index) => new(index)
    {
        State = index == 1 ? FilterState.Silent : index == 4 ? FilterState.AlwaysOn : FilterState.Alive,
        Note = index == 1 ? "never above 0" : "",
        Duplicates = index == 5 ? [new([3, 5], 0.999)] : [],
        Numbers = [index == 1 ? 0 : 1 - index / 10.0, index == 1 ? double.NaN : index * 2, 5 - index],
        Kernel = ReportImage.Exact(TestPictures.Noise(7, 7, 3, index + 1)),
        Drawn = index == 2 ? ReportImage.Of(TestPictures.Slope(Side, Side)) : null,
        Patches = index == 1 ? [] : [Patch("slope.png", index), Patch("elsewhere.png", index)],
    };

    static ReportPatch Patch(string picture, int index) => new(picture, 10 + index)
    {
        Position = (index, 1),
        Image = picture == "slope.png" ? null : ReportImage.Of(TestPictures.Noise(7, 7, 3)),
        Projections = [new("gradient", ReportImage.Of(TestPictures.Noise(7, 7, 3, index + 20)))],
    };

    static ReportMaps Maps(int picture)
    {
        var numbers = from filter in Enumerable.Range(0, 6)
                      from y in Enumerable.Range(0, 8)
                      from x in Enumerable.Range(0, 8)
                      select Number(picture, filter, y, x);
        return ReportMaps.Of(picture, numbers.ToArray(), 8, 8);
    }

    static ReportLayer Last() => new(
        "scores", Enumerable.Range(0, 3).Select(index => new ReportFilter(index) { Name = $"class {index}" }))
    {
        Operator = "Gemm",
        Shape = [3],
        Maps = [ReportMaps.Of(0, [0.1f, 0.2f, 0.7f], 1, 1)],
    };
}
