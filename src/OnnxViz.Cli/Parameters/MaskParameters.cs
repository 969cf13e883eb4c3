using Cocona;
using OnnxViz.CommandLine;
using OnnxViz.CommandLine.Values;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Parameters;

/// <summary>Which part of a layer counts.</summary>
[Heading("Mask")]
sealed record MaskParameters : ICheckedParameters
{
    [Option(ValueName = "n", Description = "Only the n x n positions in the middle of the layer count, such as 5")]
    [HasDefaultValue, AtLeast(1)]
    public int? Mask { get; init; }

    [Option(ValueName = "list", Description = "Only these channels count, such as 0-63,100"), HasDefaultValue]
    public ChannelList? Channels { get; init; }

    [Option(ValueName = "first|last", Description = "Only the first or the last half of the channels counts")]
    [HasDefaultValue]
    public HalfOfChannels? Half { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        if (Channels is not null && Half is not null)
        {
            throw new UsageException("--channels and --half exclude each other");
        }
    }

    /// <summary>The channels of a layer that count; null for all.</summary>
    public IReadOnlyList<int>? ChannelsOf(Layer layer)
    {
        var half = (int)Math.Round(layer.Channels / 2.0, MidpointRounding.AwayFromZero);
        return Half switch
        {
            null => Channels?.Numbers,
            HalfOfChannels.First => [.. Enumerable.Range(0, half)],
            _ => [.. Enumerable.Range((int)layer.Channels - half, half)],
        };
    }
}
