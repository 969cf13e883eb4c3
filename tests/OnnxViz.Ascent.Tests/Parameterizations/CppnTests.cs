using OnnxViz.Graph;

namespace OnnxViz.Ascent.Tests.Parameterizations;

/// <summary>A network from places to colours, worked out by hand.</summary>
public sealed class CppnTests
{
    /// <remarks>
    /// The first layer is x - 0.5 y, the last arctan / 0.67 times 1 and arctan² / 0.6 times 2, plus 0.3.
    /// </remarks>
    [Fact]
    public void One_layer_is_what_its_formula_says()
    {
        Shape pictures = [1, 1, 2, 3];
        using var map = new ParameterMap(new Cppn(1, 1), pictures);
        var made = map.Of(new Dictionary<string, float[]>
        {
            ["weight0"] = [1, -0.5f],
            ["bias0"] = [0],
            ["weight1"] = [1, 2],
            ["bias1"] = [0.3f],
        });
        var (reach, expected) = (Math.Sqrt(3), new List<double>());
        foreach (var y in new[] { -reach / 2, reach / 2 })
        {
            foreach (var x in new[] { -reach, 0, reach })
            {
                var turn = Math.Atan(x - (0.5 * y));
                expected.Add(1 / (1 + Math.Exp(-((turn / 0.67) + (2 * turn * turn / 0.6) + 0.3))));
            }
        }

        Evaluated.Near(expected, made);
    }

    [Fact]
    public void It_starts_grey() =>
        Assert.All(Made(new Cppn()), pixel => Assert.Equal(0.5f, pixel));

    [Fact]
    public void It_has_layers() => Assert.Contains(
        "at least 1 layer of at least 1, not 0 of 24", Assert.Throws<OnnxVizException>(() => new Cppn(0)).Message);

    static float[] Made(Cppn cppn)
    {
        Shape pictures = [1, 3, 5, 4];
        using var map = new ParameterMap(cppn, pictures);
        return map.Of(cppn.Start(pictures, CounterRandom.For(0, "unit", 0)));
    }
}
