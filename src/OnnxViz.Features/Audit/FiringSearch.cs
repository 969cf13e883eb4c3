using System.Runtime.InteropServices;
using OnnxViz.Ascent;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>
/// The proof that silent filters are dead: gradient ascent on the pre-activation, first in the middle of the layer,
/// where all of the receptive field is picture, then on average over all positions, draws a picture; the filter can
/// fire if it does so anywhere on that picture.
/// </summary>
/// <remarks>
/// What is drawn is no larger than it has to be for the receptive field; whether the filter fires is measured on a
/// whole picture.
/// </remarks>
/// <param name="extractor">What measures whether a filter fires; pictures are of its size and preprocessing.</param>
/// <param name="epsilon">A filter fires where its activation is above this.</param>
/// <param name="steps">The steps of each ascent.</param>
public sealed class FiringSearch(FeatureExtractor extractor, float epsilon, int steps)
{
    readonly PreActivations _before = new(extractor.Network);

    /// <summary>
    /// Told after every step how much of a layer's search is done, from 0 to 1; an estimate while some filters may need
    /// a second attempt.
    /// </summary>
    public Action<double>? OnProgress { get; init; }

    /// <summary>Tries some filters of a layer.</summary>
    /// <param name="layer">One of the extractor's layers.</param>
    /// <param name="channels">The filters.</param>
    /// <param name="stop">Ends it, by <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="OnnxVizException">Gradients cannot pass from the layer.</exception>
    public IReadOnlyList<FiringAttempt> Search(
        FeatureLayer layer, IReadOnlyList<int> channels, CancellationToken stop = default)
    {
        var first = Climb(layer, channels, channel => new Neuron(layer.Layer.Tensor, channel), 0, stop);
        var attempts = first.ToDictionary(attempt => attempt.Channel);
        int[] silent = [.. channels.Where(channel => !attempts[channel].CanFire)];
        foreach (var again in Climb(layer, silent, channel => new Channel(layer.Layer.Tensor, channel), 0.5, stop))
        {
            attempts[again.Channel] = again.Max > attempts[again.Channel].Max ? again : attempts[again.Channel];
        }

        return [.. channels.Select(channel => attempts[channel])];
    }

    FiringAttempt[] Climb(
        FeatureLayer layer,
        IReadOnlyList<int> channels,
        Func<int, Objective> objective,
        double done,
        CancellationToken stop)
    {
        Objective[] units = [.. channels.Select(channel => _before.Of(objective(channel)))];
        var window = FieldWindow.Of(layer.Layer.ReceptiveField, extractor.Height, extractor.Width);
        return units.Length == 0 || Takes(units, window)
            ? Climb(layer, channels, units, window, done, stop)
            : Climb(layer, channels, units, new(0, 0, extractor.Height, extractor.Width), done, stop);
    }

    /// <summary>Whether the network works on pictures no larger than a window, in a batch or one by one.</summary>
    bool Takes(Objective[] units, FieldWindow window)
    {
        var network = new PictureNetwork(extractor.Network, extractor.Settings.Preprocessing);
        string[] tensors = [.. units.SelectMany(unit => unit.In(extractor.Network).Layers).Distinct()];
        int[] counts = [Math.Min(units.Length, SettingsFor(window).BatchSize), 1];
        return counts.Any(count => network.Refusal(tensors, count, window.Height, window.Width) is null);
    }

    AscentSettings SettingsFor(FieldWindow window) => new(
        window.Width,
        window.Height,
        steps,
        Seed: 0,
        new Adam(),
        new Pixels(),
        [],
        extractor.Settings.Preprocessing,
        extractor.Settings.Runtime);

    FiringAttempt[] Climb(
        FeatureLayer layer, IReadOnlyList<int> channels, Objective[] units, FieldWindow window, double done,
        CancellationToken stop)
    {
        var settings = SettingsFor(window);
        var visualizer = new Visualizer(extractor.Network, settings)
        {
            OnStep = progress => OnProgress?.Invoke(done + (0.5 * progress.Done / progress.Total)),
        };
        Visualization[] drawn = [.. visualizer.Maximize(units, stop)];
        stop.ThrowIfCancellationRequested();
        return [.. channels.Zip(drawn, (channel, unit) =>
        {
            var picture = window.Embed(unit.Picture, extractor.Height, extractor.Width);
            var max = Highest(layer, channel, picture);
            return new FiringAttempt(channel, max > epsilon, max, unit.Score, picture, unit.Picture);
        })];
    }

    float Highest(FeatureLayer layer, int channel, Picture picture)
    {
        Shape shape = [1, extractor.Channels, extractor.Height, extractor.Width];
        var maps = MemoryMarshal.Cast<byte, float>(
            extractor.Extract(Tensor.Of(picture.Pixels, shape))[layer.Asked].Bytes.Span);
        return MapSummary.Of(maps.Slice(channel * layer.Positions, layer.Positions), epsilon).Max;
    }
}
