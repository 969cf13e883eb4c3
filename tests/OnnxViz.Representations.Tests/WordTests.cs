using OnnxViz.Graph;
using OnnxViz.Representations.Words;

namespace OnnxViz.Representations.Tests;

/// <summary>How the vocabulary comes about.</summary>
public sealed class WordTests
{
    /// <summary>The greatest length of a descriptor: 1 before its numbers are cut off.</summary>
    const double Longest = 1;

    [Theory]
    [InlineData("ramp", 8, "dsift")]
    [InlineData("waves", 8, "dsift")]
    [InlineData("noise", 5, "dsift5")]
    public void Descriptors_of_the_vocabulary_are_those_of_dense_sift(string picture, int bin, string name)
    {
        var found = Descriptors.Of(Rows(Golden.Read(picture)), bin, stride: 3).ToArray();
        var expected = Golden.Read($"{picture}.{name}");
        var places = expected.ToFloats().Chunk(found.Length).ToArray();
        Assert.Equal(expected.Shape[1], places.Length);
        for (var place = 0; place < found.Length; place++)
        {
            Assert.All(
                found[place].Zip(places), pair => Assert.Equal(pair.Second[place], pair.First, 1e-6));
        }
    }

    [Fact]
    public void Means_are_the_middles_of_heaps()
    {
        double[][] points = [[0, 0], [0, 2], [2, 0], [2, 2], [90, 91], [92, 91], [-70, 5]];
        var means = Means.Of(points, 3, rounds: 20, new(1)).OrderBy(mean => mean[0]).ToArray();
        Assert.Equal([[-70, 5], [1, 1], [91, 91]], means);
    }

    [Fact]
    public void Every_word_is_a_descriptor_of_its_own()
    {
        var words = Vocabulary.Words;
        Assert.Equal(64, words.Count);
        Assert.All(words, word => Assert.InRange(Math.Sqrt(word.Sum(number => number * number)), .1, Longest));
        for (var word = 1; word < words.Count; word++)
        {
            Assert.All(words.Take(word), other => Assert.True(Means.Square(other, words[word]) > .005));
        }
    }

    [Fact]
    public void The_same_seed_draws_the_same_pictures_within_the_range_of_grey_levels_but_for_few_pixels()
    {
        double[][] pixels = [.. Scenes.Draw(new(2), 4, 32).Select(picture => picture.Cast<double>().ToArray())];
        Assert.Equal(pixels, Scenes.Draw(new(2), 4, 32).Select(picture => picture.Cast<double>().ToArray()));
        Assert.All(pixels, picture => Assert.True(picture.Max() - picture.Min() > 20));
        Assert.InRange(pixels.SelectMany(picture => picture).Count(pixel => pixel is < 0 or > 255), 0, 200);
    }

    static double[,] Rows(Tensor picture)
    {
        double[] numbers = [.. picture.ToFloats()];
        var rows = new double[picture.Shape[2], picture.Shape[3]];
        Buffer.BlockCopy(numbers, 0, rows, 0, numbers.Length * sizeof(double));
        return rows;
    }
}
