using OnnxViz.Ascent;
using OnnxViz.CommandLine;
using OnnxViz.Features;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Cli.Drawing;

/// <summary>
/// Units as natural pre-images maximise them: one position of a channel in place of their mean, each weighed by what it
/// sees and by its greatest activation on photographs, in pictures that are as large as it sees.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="preprocessing">How pictures go in.</param>
/// <param name="runtime">Where to run.</param>
/// <param name="photographs">The folder of photographs; null to take activations as they are.</param>
sealed class PeakUnits(Network network, Preprocessing preprocessing, RuntimeSettings runtime, string? photographs)
{
    readonly Dictionary<string, float[]> _peaks = [];

    /// <summary>A picture for each unit.</summary>
    /// <param name="units">The units.</param>
    /// <param name="side">The side of pictures where units see all of them, in pixels.</param>
    /// <returns>What is climbed, the pixels between positions, and the side of the pictures where it is
    /// another.</returns>
    public (IReadOnlyList<Objective> Climbed, double Stride, int? Side) Each(
        IReadOnlyList<Objective> units, int side)
    {
        var layers = units.Select(LayerOf).ToArray();
        Objective[] climbed = [.. units.Zip(layers, (unit, layer) => WeightOf(unit, layer, side) * Placed(unit))];
        var sides = layers.Distinct().Select(layer => UnitCell.Fits(layer) && CellOf(layer) is var cell
            ? cell.PictureSide(cell.Side)
            : null).ToArray();
        return (
            climbed,
            layers.Max(layer => layer.ReceptiveField.Stride),
            sides.All(each => each is not null) ? sides.Max() : null);
    }

    /// <summary>All channels of a layer in one picture.</summary>
    /// <param name="units">The units, channels of one layer.</param>
    /// <exception cref="UsageException">They are none.</exception>
    public (IReadOnlyList<Objective> Climbed, double Stride, int? Side) Mosaic(IReadOnlyList<Objective> units)
    {
        var channels = units.OfType<Channel>().ToArray();
        var layer = LayerOf(units[0]);
        if (channels.Length < units.Count || units.Any(unit => LayerOf(unit) != layer) || !UnitCell.Fits(layer))
        {
            throw new UsageException(
                "--mosaic takes channels of one layer whose positions see a part of the picture each: give --layer and "
                + "--channels");
        }

        var cell = CellOf(layer);
        int[] chosen = [.. channels.Select(channel => channel.Index)];
        float[] weights = [.. chosen.Select(channel => UnitCell.Weight(
            layer.ReceptiveField.Size!.Value, chosen.Length, PeakOf(layer, channel)))];
        return (
            [new Mosaic(layer.Name, chosen, cell.Side, weights)],
            layer.ReceptiveField.Stride,
            cell.PictureSide(cell.Side * Ascent.Mosaic.Across(chosen.Length)));
    }

    static Objective Placed(Objective unit) =>
        unit is Channel channel ? new Neuron(channel.Layer, channel.Index) : unit;

    UnitCell CellOf(Layer layer) => new(new(network, preprocessing), layer);

    Layer LayerOf(Objective unit) => unit.In(network).Layers.Select(network.FindLayers().OfTensor).MaxBy(
        layer => layer.Index)!;

    float WeightOf(Objective unit, Layer layer, int side) => UnitCell.Weight(
        Math.Min(layer.ReceptiveField.Size ?? side, side),
        1,
        unit.In(network) is Unit one ? PeakOf(layer, one.Index) : 1);

    /// <summary>A channel that never fires on the photographs counts as the mean of those that do.</summary>
    float PeakOf(Layer layer, int channel)
    {
        if (photographs is null)
        {
            return 1;
        }

        if (!_peaks.TryGetValue(layer.Tensor, out var peaks))
        {
            _peaks[layer.Tensor] = peaks = Peaks(layer, photographs);
        }

        return peaks[channel] > 0
            ? peaks[channel]
            : peaks.Where(peak => peak > 0).DefaultIfEmpty(1).Average();
    }

    float[] Peaks(Layer layer, string folder)
    {
        using var pictures = PictureList.Of([folder]);
        using var maps = new LayerMeans(network, layer.Tensor, new(preprocessing) { Runtime = runtime });
        return [.. pictures.Select(entry => maps.PeaksOf(entry.Read())).Aggregate(
            (all, each) => [.. all.Zip(each, Math.Max)])];
    }
}
