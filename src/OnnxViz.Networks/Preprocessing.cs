using OnnxViz.Graph;

namespace OnnxViz.Networks;

/// <summary>
/// How a picture in [0, 1] becomes a network's input: stretched to a range, minus a mean, divided by a standard
/// deviation, its channels in some order. Mean and deviation are in the range's units and in the order of the network's
/// input channels.
/// </summary>
/// <param name="Low">What 0 becomes.</param>
/// <param name="High">What 1 becomes.</param>
/// <param name="Mean">Subtracted from each channel; empty for none, one number for all.</param>
/// <param name="Sd">Each channel is divided by it; empty for none, one number for all.</param>
/// <param name="Order">The order of the colour channels.</param>
public sealed record Preprocessing(
    float Low, float High, IReadOnlyList<float> Mean, IReadOnlyList<float> Sd, ChannelOrder Order = ChannelOrder.Rgb)
{
    /// <summary>The usual ways, by name.</summary>
    public static IReadOnlyDictionary<string, Preprocessing> Presets { get; } = new Dictionary<string, Preprocessing>
    {
        ["unit"] = new(0, 1, [], []),
        ["imagenet"] = new(0, 1, [0.485f, 0.456f, 0.406f], [0.229f, 0.224f, 0.225f]),
        ["caffe"] = new(0, 255, [103.939f, 116.779f, 123.68f], [], ChannelOrder.Bgr),
        ["tf"] = new(-1, 1, [], []),
        ["raw255"] = new(0, 255, [], []),
    };

    /// <summary>A preset.</summary>
    /// <exception cref="OnnxVizException">There is none of this name.</exception>
    public static Preprocessing Preset(string name) => Presets.TryGetValue(name, out var preset)
        ? preset
        : throw new OnnxVizException(
            $"there is no preprocessing {name}: the presets are {string.Join(", ", Presets.Keys)}");

    /// <summary>Writes the preprocessing into a graph.</summary>
    /// <param name="picture">Pictures, [N, C, H, W] in [0, 1], RGB where C is 3.</param>
    /// <returns>The network's input, [N, C, H, W].</returns>
    /// <exception cref="OnnxVizException">Mean or deviation have another number of channels.</exception>
    public Value Apply(Value picture)
    {
        var channels = (int)picture.Shape[1];
        var (factor, term) = Coefficients(channels);
        var ordered = IsTurned(channels)
            ? picture.Gather(picture.Builder.Integers(2, 1, 0), 1)
            : picture;
        return Plus(Times(ordered, factor), term);
    }

    /// <summary>What each channel of the network's input is multiplied by, and what is added then.</summary>
    /// <exception cref="OnnxVizException">Mean or deviation have another number of channels.</exception>
    internal (float[] Factor, float[] Term) Coefficients(int channels)
    {
        var (mean, sd) = (PerChannel(Mean, channels, 0, "mean"), PerChannel(Sd, channels, 1, "sd"));
        return (
            [.. sd.Select(deviation => (High - Low) / deviation)],
            [.. mean.Zip(sd, (average, deviation) => (Low - average) / deviation)]);
    }

    /// <summary>The colour that becomes zero in the network's input, for each channel of a picture; it may lie outside
    /// 0 to 1.</summary>
    /// <param name="channels">The channels of a picture.</param>
    /// <exception cref="OnnxVizException">Mean or deviation have another number of channels.</exception>
    public IReadOnlyList<float> ZeroOf(int channels)
    {
        var (factor, term) = Coefficients(channels);
        var zero = factor.Zip(term, (times, plus) => 0 - (plus / times));
        return [.. IsTurned(channels) ? zero.Reverse() : zero];
    }

    /// <summary>The least that black becomes on any channel, and the most that white does.</summary>
    internal (float Black, float White) Ends(int channels)
    {
        var (factor, term) = Coefficients(channels);
        return (term.Min(), factor.Zip(term, (times, plus) => times + plus).Max());
    }

    /// <summary>Whether red and blue change places.</summary>
    internal bool IsTurned(int channels) => Order == ChannelOrder.Bgr && channels == 3;

    /// <summary>The preset's name, or the numbers.</summary>
    public override string ToString() => Presets.FirstOrDefault(preset => Same(preset.Value)).Key
        ?? $"range {Low}..{High}, mean [{string.Join(", ", Mean)}], sd [{string.Join(", ", Sd)}], "
            + $"{Order.ToString().ToUpperInvariant()}";

    bool Same(Preprocessing other) => (Low, High, Order) == (other.Low, other.High, other.Order)
        && Mean.SequenceEqual(other.Mean) && Sd.SequenceEqual(other.Sd);

    static Value Times(Value x, float[] factor) => factor.All(number => number == 1) ? x : x * Constant(x, factor);

    static Value Plus(Value x, float[] term) => term.All(number => number == 0) ? x : x + Constant(x, term);

    static Value Constant(Value x, float[] numbers) =>
        x.Builder.Constant(Tensor.Of(numbers, [1, numbers.Length, 1, 1]), "preprocessing");

    static float[] PerChannel(IReadOnlyList<float> numbers, int channels, float absent, string what) =>
        numbers.Count == 0 ? [.. Enumerable.Repeat(absent, channels)]
        : numbers.Count == 1 ? [.. Enumerable.Repeat(numbers[0], channels)]
        : numbers.Count == channels ? [.. numbers]
        : throw new OnnxVizException($"the preprocessing has {numbers.Count} numbers of {what}, but the network's "
            + $"input has {channels} channels");
}
