using OnnxViz.Ascent;
using OnnxViz.Graph;

namespace OnnxViz.Attribution.Tests;

/// <summary>Measures of maps, held against numbers worked out by hand.</summary>
public sealed class MeasureTests
{
    /// <remarks>
    /// The score is 8 a + 4 b + 2 c + d of four pixels that are 1. Taken away in this order it is 15, 7, 3, 1, 0: the
    /// trapezoids are 11, 5, 2 and 0.5, on the whole 18.5 of 4. The other way round it is 15, 14, 12, 8, 0, or 41.5 of
    /// 4.
    /// </remarks>
    [Theory]
    [InlineData(new float[] { 4, 3, 2, 1 }, 4.625)]
    [InlineData(new float[] { 1, 2, 3, 4 }, 10.375)]
    public void Deletion_is_the_area_under_what_is_left(float[] map, double expected) =>
        Assert.Equal(expected, new Deletion(1).Of(Weighted(map)), 1e-9);

    [Fact]
    public void Several_pixels_go_at_a_time_and_the_last_step_may_be_shorter() =>
        Assert.Equal((15 / 2.0 + 1 + 0) / 2, new Deletion(3).Of(Weighted([4, 3, 2, 1])), 1e-9);

    /// <remarks>The blur leaves an even picture as it is, so that nothing is inserted.</remarks>
    [Fact]
    public void Insertion_starts_from_a_blur() =>
        Assert.Equal(15, new Insertion(1).Of(Weighted([4, 3, 2, 1])), 1e-4);

    /// <remarks>
    /// A row of 1, 0, 0 seen by a window of 3 with equal weights is 1/2, 1/3, 0; the score is the first pixel less the
    /// second: 1/6, then 2/3 and 1 as they are inserted in order, then 1.
    /// </remarks>
    [Fact]
    public void Insertion_is_the_area_under_what_has_come()
    {
        var subject = Subject([1f, 0, 0], new float[3], picture => picture[0] - picture[1]);
        var map = new JudgedMap(new(1, 3, [3, 2, 1], 1), subject);
        Assert.Equal(
            ((1 / 6f / 2) + (2 / 3f) + 1 + 0.5f) / 3, new Insertion(1, 3, 1e6f).Of(map), 1e-6);
    }

    [Fact]
    public void MuFidelity_is_1_for_what_a_linear_score_is_made_of_and_less_for_others()
    {
        var random = new Random(1);
        float[] weights = [.. Enumerable.Range(0, 81).Select(_ => (float)random.NextDouble() - 0.5f)];
        var subject = Subject(
            [.. Enumerable.Repeat(1f, 81)], new float[81], picture => picture.Zip(weights, (x, w) => x * w).Sum());
        var measure = new MuFidelity();
        Assert.Equal(1, measure.Of(new(new(9, 9, weights, 0), subject)), 1e-3);
        Assert.Equal(-1, measure.Of(new(new(9, 9, [.. weights.Select(w => -w)], 0), subject)), 1e-3);
        Assert.InRange(measure.Of(new(RandomMaps.Draw(9, 9, "any"), subject)), -0.25, 0.25);
    }

    /// <remarks>
    /// The score is the second pixel of 0 1 0 1. Without the strongest half, the second and the last, it is filled in
    /// with 0; without the weakest half it is still there.
    /// </remarks>
    [Fact]
    public void Road_is_half_of_what_the_score_keeps_more_without_the_weakest_than_without_the_strongest()
    {
        var subject = Subject([0f, 1, 0, 1], new float[4], picture => picture[1]);
        Assert.Equal(0.5, new Road(50, 0).Of(new(new(1, 4, [1, 9, 2, 3], 1), subject)), 1e-3);
        Assert.Equal(-0.5, new Road(50, 0).Of(new(new(1, 4, [3, 1, 9, 2], 1), subject)), 1e-3);
    }

    /// <remarks>
    /// Two pixels x, y of a row 0 x y 3: x is the mean of 0 and y, y that of x and 3, so 1 and 2. The corner of a
    /// square with 1 beside, 1 below and 4 across is (2 + 2 + 4) / 5.
    /// </remarks>
    [Fact]
    public void Missing_pixels_are_the_means_of_their_neighbours()
    {
        Assert.Equal([0f, 1, 2, 3], Imputation.Fill([0f, 9, 9, 3], 1, 4, [1, 2], 0, default), Near);
        Assert.Equal([1.6f, 1, 1, 4], Imputation.Fill([9f, 1, 1, 4], 2, 2, [0], 0, default), Near);
        Assert.Equal(
            [0f, 1, 2, 3, 3, 2, 1, 0],
            Imputation.Fill([0f, 9, 9, 3, 3, 9, 9, 0], 1, 4, [1, 2], 0, default), Near);
    }

    [Fact]
    public void Ranks_of_equal_numbers_are_shared()
    {
        Assert.Equal(1, RankCorrelation.Of([1, 2, 30], [5, 6, 7]), 1e-9);
        Assert.Equal(-1, RankCorrelation.Of([1, 2, 30], [7, 6, 5]), 1e-9);
        Assert.Equal(Math.Sqrt(0.75), RankCorrelation.Of([1, 1, 2], [1, 2, 3]), 1e-9);
        Assert.Equal(0, RankCorrelation.Of([1, 1, 1], [1, 2, 3]));
    }

    /// <remarks>The map of opposite sign is 1 less the map once both are stretched.</remarks>
    [Fact]
    public void Structural_similarity_is_1_for_equal_maps_and_low_for_opposite_ones()
    {
        var map = RandomMaps.Draw(16, 20, "map").Numbers;
        Assert.Equal(1, StructuralSimilarity.Of(map, [.. map.Select(number => (3 * number) - 1)], 16, 20), 1e-5);
        Assert.InRange(StructuralSimilarity.Of(map, [.. map.Select(number => -number)], 16, 20), -1, -0.7);
        Assert.Contains(
            "take spearman",
            Assert.Throws<OnnxVizException>(() => StructuralSimilarity.Of(map, map, 10, 32)).Message);
    }

    [Theory]
    [InlineData("deletion")]
    [InlineData("insertion(448, 9, 4)")]
    [InlineData("mufidelity(100)")]
    [InlineData("road(20)")]
    [InlineData("sanity(3, independent, ssim)")]
    public void A_measure_is_read_from_its_text(string text) =>
        Assert.Equal(text, $"{Measure.Parse(text)}");

    [Theory]
    [InlineData("deletion(0)")]
    [InlineData("road(100)")]
    [InlineData("sanity(0)")]
    [InlineData("mufidelity(10, 3, 1)")]
    public void A_measure_of_nothing_is_refused(string text) =>
        Assert.Throws<OnnxVizException>(() => Measure.Parse(text));

    [Fact]
    public void A_perfect_map_beats_a_random_one_by_every_measure()
    {
        float[] weights = [.. Enumerable.Range(0, 256).Select(at => at / 16 is >= 4 and < 10 && at % 16 > 8 ? 1f : 0)];
        var random = new Random(4);
        var subject = Subject(
            [.. Enumerable.Range(0, 256).Select(_ => (float)random.NextDouble())], new float[256],
            picture => 1 - MathF.Exp(-picture.Zip(weights, (x, w) => x * w).Sum() / 5));
        float[] truth = [.. subject.Pixels.Zip(weights, (x, w) => x * w)];
        foreach (var measure in new MapMeasure[] { new Deletion(8), new Insertion(8), new MuFidelity(), new Road() })
        {
            var (good, chance) = (
                measure.Of(new(new(16, 16, truth, 0), subject)),
                measure.Of(new(RandomMaps.Draw(16, 16, "any"), subject)));
            Assert.True(measure.IsHigherBetter ? good > chance : good < chance, $"{measure}: {good} and {chance}");
        }
    }

    static bool Near(float one, float other) => Math.Abs(one - other) < 5e-3;

    static JudgedMap Weighted(float[] map) => new(
        new(2, 2, map, 15),
        Subject(
            [1f, 1, 1, 1],
            new float[4],
            picture => (8 * picture[0]) + (4 * picture[1]) + (2 * picture[2]) + picture[3]));

    static JudgedPicture Subject(float[] pixels, float[] nothing, Func<float[], float> score) =>
        new("picture", pixels, nothing, new HandScorer(score), new Neuron("layer", 0));

    sealed class HandScorer(Func<float[], float> score) : PictureScorer
    {
        public override IEnumerable<(float Score, float Probability)> Score(
            IEnumerable<float[]> pictures, Objective unit, CancellationToken stop) =>
            pictures.Select(picture => (score(picture), score(picture)));

        public override void Dispose()
        {
        }
    }
}
