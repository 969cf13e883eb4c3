using System.Runtime.InteropServices;
using OnnxViz.Ascent;
using OnnxViz.Graph;

namespace OnnxViz.Features;

/// <summary>
/// The second proof that filters are dead: gradient ascent on the pre-activation, first in the middle of the layer, where all of the receptive field is
/// picture, then on average over all positions, draws a picture; the filter can fire if it does so anywhere on that picture.
/// </summary>
/// <param name="extractor">What measures whether a filter fires; pictures are of its size and preprocessing.</param>
/// <param name="epsilon">A filter fires where its activation is above this.</param>
/// <param name="steps">The steps of each ascent.</param>
public sealed class FiringSearch(FeatureExtractor extractor, float epsilon, int steps)
{
    readonly PreActivations _before = new(extractor.Network);

    /// <summary>Told after every step.</summary>
    public Action<AscentProgress>? OnStep { get; init; }

    /// <summary>Tries some filters of a layer.</summary>
    /// <param name="layer">One of the extractor's layers.</param>
    /// <param name="channels">The filters.</param>
    /// <param name="stop">Ends it, by <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="OnnxVizException">Gradients cannot pass from the layer.</exception>
    public IReadOnlyList<FiringAttempt> Search(FeatureLayer layer, IReadOnlyList<int> channels, CancellationToken stop = default)
    {
        var attempts = Climb(layer, channels, channel => new Neuron(layer.Layer.Tensor, channel), stop).ToDictionary(attempt => attempt.Channel);
        int[] silent = [.. channels.Where(channel => !attempts[channel].CanFire)];
        foreach (var again in Climb(layer, silent, channel => new Channel(layer.Layer.Tensor, channel), stop))
        {
            attempts[again.Channel] = again.Max > attempts[again.Channel].Max ? again : attempts[again.Channel];
        }

        return [.. channels.Select(channel => attempts[channel])];
    }

    IEnumerable<FiringAttempt> Climb(FeatureLayer layer, IReadOnlyList<int> channels, Func<int, Objective> objective, CancellationToken stop)
    {
        var settings = new AscentSettings(
            extractor.Width, extractor.Height, steps, Seed: 0, new Adam(), new Pixels(), [], extractor.Settings.Preprocessing, extractor.Settings.Runtime);
        var drawn = new Visualizer(extractor.Network, settings) { OnStep = OnStep }
            .Maximize([.. channels.Select(channel => _before.Of(objective(channel)))], stop);
        foreach (var (channel, unit) in channels.Zip(drawn))
        {
            stop.ThrowIfCancellationRequested();
            var max = Highest(layer, channel, unit);
            yield return new(channel, max > epsilon, max, unit.Score, unit.Picture);
        }

        stop.ThrowIfCancellationRequested();
    }

    float Highest(FeatureLayer layer, int channel, Visualization unit)
    {
        Shape shape = [1, extractor.Channels, extractor.Height, extractor.Width];
        var maps = MemoryMarshal.Cast<byte, float>(extractor.Extract(Tensor.Of(unit.Picture.Pixels, shape))[layer.Asked].Bytes.Span);
        return MapSummary.Of(maps.Slice(channel * layer.Positions, layer.Positions), epsilon).Max;
    }
}
