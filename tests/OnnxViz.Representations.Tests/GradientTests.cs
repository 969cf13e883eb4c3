using System.Text.Json;
using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Representations.Tests;

public sealed class GradientTests
{
    const double Tolerance = 1e-3;

    public static TheoryData<string, Profile> All
    {
        get
        {
            var data = new TheoryData<string, Profile>();
            foreach (var profile in Enum.GetValues<Profile>())
            {
                Representations.Names.ToList().ForEach(name => data.Add(name, profile));
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(All))]
    public void The_gradient_has_the_slopes_that_finite_differences_in_double_precision_give(
        string name, Profile profile)
    {
        var slopes = JsonSerializer.Deserialize<Dictionary<string, double[]>>(
            File.ReadAllText(Golden.PathOf("slopes.json")))![name];
        var gradient = Representations.Gradient(name, Golden.Read("noise"), profile).ToFloats();
        var directions = Golden.Read("directions").ToFloats().Chunk(gradient.Length);
        var scale = Math.Sqrt(gradient.Sum(number => (double)number * number));
        Assert.All(slopes.Zip(directions), pair => Assert.Equal(
            pair.First, gradient.Zip(pair.Second, (slope, step) => (double)slope * step).Sum(), Tolerance * scale));
    }

    [SkippableTheory, MemberData(nameof(All))]
    public void The_gradient_holds_to_five_digits_where_all_is_computed_in_double_precision(
        string name, Profile profile)
    {
        var noise = Golden.Read("noise");
        DoubleGradient.Verify(Representations.Differentiated(name, noise.Type, profile), noise);
    }

    [Theory, MemberData(nameof(All))]
    public void A_flat_picture_has_no_gradient(string name, Profile profile)
    {
        var flat = Tensor.Full([1, 1, 64, 59], 0);
        Assert.All(Representations.Of(name, flat).ToFloats(), number => Assert.True(float.IsFinite(number)));
        Assert.All(Representations.Gradient(name, flat, profile).ToFloats(), number => Assert.Equal(0, number));
    }

    [Theory]
    [InlineData("hog")]
    [InlineData("hogb")]
    [InlineData("hog31")]
    [InlineData("dsift")]
    [InlineData("dsift5")]
    public void A_flat_picture_has_no_descriptor(string name) => Assert.All(
        Representations.Of(name, Tensor.Full([1, 1, 64, 59], 0)).ToFloats(),
        number => Assert.Equal(0, number, 1e-6f));

    [Theory, MemberData(nameof(All))]
    public void A_picture_with_flat_parts_has_a_finite_gradient(string name, Profile profile)
    {
        var steps = Enumerable.Range(0, 64 * 64).Select(place => place % 64 / 16 % 2 == 0 ? 40f : 200f);
        var gradient = Representations.Gradient(name, Tensor.Of([.. steps], [1, 1, 64, 64]), profile);
        Assert.All(gradient.ToFloats(), number => Assert.True(Math.Abs(number) < 1));
    }
}
