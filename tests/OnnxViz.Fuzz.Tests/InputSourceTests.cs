using OnnxViz.Fuzz.Inputs;
using OnnxViz.Fuzz.Seeds;

namespace OnnxViz.Fuzz.Tests;

public sealed class InputSourceTests
{
    static readonly Source Source = Sources.Of(new(Seed: 7, Seeds: null));

    [Fact]
    public void The_same_seed_and_number_give_the_same_input()
    {
        foreach (var number in Enumerable.Range(Source.Fixed, 50))
        {
            Assert.Equal(Source[number].Model, Sources.Of(new(7, null))[number].Model);
        }
    }

    [Fact]
    public void Other_seeds_give_other_inputs()
    {
        var other = Sources.Of(new(8, null));
        var same = Enumerable.Range(Source.Fixed, 50).Count(
            number => Source[number].Model.AsSpan().SequenceEqual(other[number].Model));
        Assert.InRange(same, 0, 5);
    }

    [Fact]
    public void Most_harmed_inputs_differ_from_every_seed()
    {
        var seeds = SeedModels.Own.Select(seed => Convert.ToHexString(seed.Bytes)).ToHashSet();
        var harmed = Enumerable.Range(Source.Fixed, 200).Count(
            number => !seeds.Contains(Convert.ToHexString(Source[number].Model)));
        Assert.InRange(harmed, 180, 200);
    }
}
