using OnnxViz.Gradients;
using OnnxViz.Graph;

namespace OnnxViz.Representations.Tests;

/// <summary>Sizes of pictures and of batches are free.</summary>
public sealed class SizeTests
{
    [Theory]
    [InlineData("hog", 16, 16, 27, 2, 2)]
    [InlineData("hog", 71, 130, 27, 8, 16)]
    [InlineData("hog31", 47, 40, 31, 5, 5)]
    [InlineData("dsift", 256, 256, 128, 9, 9)]
    [InlineData("dsift5", 256, 256, 128, 16, 16)]
    [InlineData("dsift", 42, 75, 128, 1, 2)]
    [InlineData("dsift5", 27, 43, 128, 1, 2)]
    public void A_picture_gives_as_many_cells_as_it_has_room_for(
        string name, int height, int width, int channels, int rows, int columns)
    {
        var pictures = Noise(1, height, width);
        Assert.Equal<long>([1, channels, rows, columns], Representations.Of(name, pictures).Shape);
        var gradient = Representations.Gradient(name, pictures, Profile.Cpu);
        Assert.Equal(pictures.Shape, gradient.Shape);
        Assert.All(gradient.ToFloats(), number => Assert.True(float.IsFinite(number)));
    }

    [Theory]
    [InlineData(42, 42)]
    [InlineData(75, 211)]
    public void A_bag_of_words_has_as_many_numbers_for_any_picture_and_they_share_it(int height, int width)
    {
        var pictures = Noise(1, height, width);
        var bag = Representations.Of("bovw", pictures);
        Assert.Equal<long>([1, 64], bag.Shape);
        Assert.Equal(1, bag.ToFloats().Sum(), 1e-5f);
        Assert.All(bag.ToFloats(), share => Assert.InRange(share, 0, 1));
        Assert.All(
            Representations.Gradient("bovw", pictures, Profile.Cpu).ToFloats(),
            number => Assert.True(float.IsFinite(number)));
    }

    [Fact]
    public void Pictures_of_a_batch_do_not_see_each_other()
    {
        var both = Noise(2, 48, 56);
        var second = Tensor.Of(both.ToFloats()[(48 * 56)..], [1, 1, 48, 56]);
        foreach (var name in Representations.Names)
        {
            var (one, two) = (Representations.Of(name, second).ToFloats(), Representations.Of(name, both).ToFloats());
            Assert.All(one.Zip(two[one.Length..]), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
        }
    }

    static Tensor Noise(int count, int height, int width)
    {
        var random = new Random(3);
        var numbers = Enumerable.Range(0, count * height * width).Select(_ => random.NextSingle() * 255);
        return Tensor.Of([.. numbers], [count, 1, height, width]);
    }
}
