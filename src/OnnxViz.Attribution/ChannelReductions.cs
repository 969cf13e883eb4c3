using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>Writes the reduction of channels into graphs.</summary>
static class ChannelReductions
{
    /// <summary>Whether a sum over channels keeps signs.</summary>
    public static bool IsSigned(this ChannelReduction channels) =>
        channels is ChannelReduction.Sum or ChannelReduction.Mean;

    /// <summary>[N, C, H, W] becomes [N, 1, H, W].</summary>
    public static Value Over(this ChannelReduction channels, Value numbers) => channels switch
    {
        ChannelReduction.Sum => numbers.Sum([1]),
        ChannelReduction.Mean => numbers.Mean([1]),
        ChannelReduction.Max => numbers.Abs().Max([1]),
        _ => numbers.Square().Sum([1]).Sqrt(),
    };
}
