namespace OnnxViz.Graph.Passes;

/// <summary>
/// Which channels a graph is to compute: known ones, or such as it is fed by an input, so that one graph serves all
/// channels.
/// </summary>
public sealed record ChannelChoice
{
    ChannelChoice(long count, IReadOnlyList<long>? known, string? input) =>
        (Count, Known, Input) = (count, known, input);

    /// <summary>How many.</summary>
    public long Count { get; }

    /// <summary>The channels, where they are known.</summary>
    public IReadOnlyList<long>? Known { get; }

    /// <summary>The input that is fed them otherwise, 64-bit integers.</summary>
    public string? Input { get; }

    /// <summary>The type of their list.</summary>
    public TensorType InputType => new(ElementType.Int64, [Count]);

    /// <summary>Known channels.</summary>
    public static ChannelChoice Of(IReadOnlyList<long> channels) => new(channels.Count, channels, null);

    /// <summary>Channels that the graph is fed.</summary>
    /// <param name="input">The name of the new input, which no tensor of the graph has.</param>
    /// <param name="count">How many.</param>
    public static ChannelChoice Fed(string input, long count) => new(count, null, input);
}
