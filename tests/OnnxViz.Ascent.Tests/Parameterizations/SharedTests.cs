using OnnxViz.Graph;

namespace OnnxViz.Ascent.Tests.Parameterizations;

/// <summary>What pictures of a batch have in common.</summary>
public sealed class SharedTests
{
    static readonly Shape Two = [2, 3, 8, 8];
    static readonly Shared Shared = new(new Fourier(), 2);

    [Fact]
    public void Copies_have_the_same_gradient_so_that_they_stay_alike()
    {
        using var map = new ParameterMap(Shared, Two, CounterRandom.For(0, "weights", 0).Normals(Two.Size, 1));
        var gradients = map.Gradients(Start());
        foreach (var name in new[] { "shared2", "shared4" })
        {
            var copies = gradients[name].Chunk(gradients[name].Length / 2).ToArray();
            Assert.Equal(copies[0], copies[1]);
            Assert.Contains(copies[0], number => Math.Abs(number) > 0.01f);
        }

        var own = gradients["spectrum"].Chunk(gradients["spectrum"].Length / 2).ToArray();
        Assert.NotEqual(own[0], own[1]);
    }

    [Fact]
    public void What_one_copy_holds_all_pictures_show()
    {
        using var map = new ParameterMap(Shared, Two);
        var (start, before) = (Start(), map.Of(Start()).Chunk(192).ToArray());
        start["shared4"][0] = 2;
        var after = map.Of(start).Chunk(192).ToArray();
        Assert.All(before.Zip(after), pair => Assert.True(pair.Second[0] > pair.First[0] + 0.1f));
        Assert.All(before.Zip(after), pair => Assert.Equal(pair.First[^1], pair.Second[^1]));
    }

    [Fact]
    public void Sharing_twice_is_refused() => Assert.Contains(
        "shared(fourier) is shared once already",
        Assert.Throws<OnnxVizException>(
            () => Notation.Read<Parameterization>("shared(shared(fourier))")).Message);

    static Dictionary<string, float[]> Start()
    {
        var each = new[] { "one", "two" }.Select(
            unit => Shared.Start(Two.With(0, 1), CounterRandom.For(0, unit, 0))).ToArray();
        return each[0].Keys.ToDictionary(name => name, name => (float[])[.. each[0][name], .. each[1][name]]);
    }
}
