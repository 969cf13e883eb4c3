namespace OnnxViz.Train.Network;

/// <summary>The size of a net: channels and 3x3 convolutions of each block; each but the last ends in a pool.</summary>
public sealed record NetPlan(IReadOnlyList<(int Channels, int Convolutions)> Blocks, int Classes)
{
    /// <summary>The default net: nine convolutions whose channels fill the processor's blocks of sixteen.</summary>
    public static NetPlan Default { get; } = new([(16, 2), (32, 2), (64, 3), (128, 2)], DataSet.Classes);
}
