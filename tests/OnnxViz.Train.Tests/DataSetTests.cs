using System.Numerics;
using OnnxViz.Train.Drawing;

namespace OnnxViz.Train.Tests;

public sealed class DataSetTests
{
    const int Examples = 20;

    public static TheoryData<int> Classes => [.. Enumerable.Range(0, DataSet.Classes)];

    [Fact]
    public void There_are_at_least_twelve_classes_with_names_of_their_own()
    {
        Assert.True(DataSet.Classes >= 12);
        Assert.Equal(DataSet.Classes, Catalogue.Motifs.Select(motif => motif.Name).Distinct().Count());
    }

    [Fact]
    public void A_picture_is_the_same_alone_and_in_a_batch()
    {
        var data = new DataSet(1, Split.Training);
        var batch = new float[12 * data.Drawer.Length];
        data.Fill(30, batch);
        for (var i = 0; i < 12; i++)
        {
            Assert.Equal(One(data, 30 + i), batch.AsSpan(i * data.Drawer.Length, data.Drawer.Length));
        }
    }

    [Theory]
    [InlineData(2, Split.Training, 30)]
    [InlineData(1, Split.HeldOut, 30)]
    [InlineData(1, Split.Training, 54)]
    public void Another_seed_split_or_index_gives_another_picture(int seed, Split split, int index)
        => Assert.NotEqual(One(new(1, Split.Training), 30), One(new(seed, split), index));

    [Theory, MemberData(nameof(Classes))]
    public void Every_picture_lies_in_range_and_is_not_uniform(int label)
    {
        foreach (var picture in Pictures(label))
        {
            Assert.All(picture, value => Assert.InRange(value, 0, 1));
            Assert.True(Deviation(picture) > .05, "The picture is nearly uniform.");
        }
    }

    [Theory, MemberData(nameof(Classes))]
    public void A_motif_covers_neither_all_nor_nothing(int label)
    {
        var motif = Catalogue.Motifs[label];
        var covered = Enumerable.Range(0, Examples).Average(i => Coverage(motif, new Draws(9, (ulong)i)));
        Assert.InRange(covered, .1, .9);
    }

    [Theory, MemberData(nameof(Classes))]
    public void A_class_does_not_draw_the_same_picture_twice(int label)
        => Assert.Equal(Examples, Pictures(label).Select(picture => picture.Sum()).Distinct().Count());

    [Fact]
    public void Classes_differ_under_the_same_lot()
    {
        var drawer = new PictureDrawer(24);
        var sums = Catalogue.Motifs.Select(motif => Draw(drawer, motif).Sum());
        Assert.Equal(DataSet.Classes, sums.Distinct().Count());
    }

    [Fact]
    public void Edges_are_smooth()
    {
        var picture = Draw(new PictureDrawer(48), Catalogue.Motifs[0]);
        Assert.True(picture.Distinct().Count() > 48);
    }

    static float[] Draw(PictureDrawer drawer, Motif motif)
    {
        var picture = new float[drawer.Length];
        drawer.Draw(motif, new Draws(4, 4), picture);
        return picture;
    }

    static float[] One(DataSet data, long index)
    {
        var picture = new float[data.Drawer.Length];
        data.Draw(index, picture);
        return picture;
    }

    static IEnumerable<float[]> Pictures(int label)
        => Enumerable.Range(0, Examples).Select(i => One(new(1, Split.Training), label + ((long)i * DataSet.Classes)));

    static double Deviation(float[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }

    static double Coverage(Motif motif, Draws draws)
    {
        var ink = motif.Draw(draws);
        var places = Enumerable.Range(0, 48 * 48).Select(i => new Vector2((i % 48) - 23.5f, (i / 48) - 23.5f));
        return places.Average(place => ink(place).Main < 0 ? 1.0 : 0);
    }
}
