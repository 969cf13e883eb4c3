using OnnxViz.Testing;

namespace OnnxViz.Attribution.Tests;

public sealed class PerturbationMethodTests : IDisposable
{
    const string Class = "class(1)";

    readonly Explaining _net = new(SmallNets.Plain());

    public void Dispose() => _net.Dispose();

    [Fact]
    public void Occlusion_is_the_mean_fall_of_the_score_over_the_squares_that_hide_a_pixel()
    {
        var (picture, map) = (_net.Picture(), _net.Explain("occlusion(8, 8, grey)", Class));
        foreach (var (top, left) in new[] { (0, 0), (0, 8), (8, 8) })
        {
            var hidden = picture.Select((pixel, place) =>
                place % 256 / 16 / 8 * 8 == top && place % 16 / 8 * 8 == left ? 0.5f : pixel).ToArray();
            var fall = _net.Score(Class, picture) - _net.Score(Class, hidden);
            Assert.Equal(fall, map.Numbers[(top * 16) + left], 1e-5f);
            Assert.Equal(fall, map.Numbers[((top + 7) * 16) + left + 7], 1e-5f);
        }
    }

    [Fact]
    public void Every_pixel_is_hidden_by_as_many_squares()
    {
        var counts = new int[20 * 24];
        var method = new Occlusion(8, 4);
        foreach (var number in Enumerable.Range(0, method.CountFor(20, 24)))
        {
            var mask = method.Mask(number, 20, 24, 0);
            for (var place = 0; place < counts.Length; place++)
            {
                counts[place] += mask[place] == 0 ? 1 : 0;
            }
        }

        Assert.All(counts, count => Assert.Equal(4, count));
    }

    [Fact]
    public void Rise_is_the_mean_of_scores_by_the_masks_themselves()
    {
        var method = new Rise(12, 4);
        var masks = Enumerable.Range(0, 12).Select(number => method.Mask(number, 16, 16, 0)).ToArray();
        var scores = masks.Select(mask => _net.Score(
            Class, [.. _net.Picture().Select((pixel, place) => pixel * mask[place % 256])])).ToArray();
        var map = _net.Explain($"{method}", Class);
        Assert.All(new[] { 0, 100, 255 }, place => Assert.Equal(
            masks.Zip(scores, (mask, score) => mask[place] * score).Sum() / masks.Sum(mask => mask[place]),
            map.Numbers[place],
            1e-4f));
        Assert.All(masks, mask => Assert.InRange(mask.Average(), 0.1, 0.9));
    }
}
