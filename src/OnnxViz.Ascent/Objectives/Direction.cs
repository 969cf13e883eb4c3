using System.Globalization;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Ascent;

/// <summary>
/// The mean over positions of a layer's product with a vector over its channels, times max(0.1, cosine)^power, which
/// draws it to where the layer does that and nothing else (S. Carter et al., "Activation Atlas", 2019). In text:
/// <c>direction(mixed4a, 3:1 17:-0.5)</c>, <c>direction(mixed4a, vector.npy, 2)</c>.
/// </summary>
/// <param name="Layer">The layer.</param>
/// <param name="Vector">Channels and their weights, or a .npy or .csv file with a number for each channel.</param>
/// <param name="Power">The power of the cosine; 0 for the product alone.</param>
[Notation("direction", "a layer along a vector: CHANNEL:WEIGHT pairs or a .npy/.csv file, by cosine^POWER")]
public sealed record Direction(string Layer, string Vector, float Power = 0) : Objective
{
    /// <inheritdoc/>
    public override IReadOnlyList<MaskedSum>? Sums => Power != 0 ? null : [.. ChannelWeights.Read(Vector).Select(
        pair => new MaskedSum(Layer, pair.Channel, Place.Mean) { Weight = pair.Weight })];

    /// <inheritdoc/>
    public override IEnumerable<string> Files => ChannelWeights.IsFile(Vector) ? [Vector] : [];

    /// <summary>A direction along a vector in memory.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="vector">A number for each channel.</param>
    /// <param name="power">The power of the cosine.</param>
    public static Direction Along(string layer, IReadOnlyList<float> vector, float power = 0) => new(
        layer,
        string.Join(' ', vector.Select((weight, channel) => (weight, channel)).Where(pair => pair.weight != 0).Select(
            pair => $"{pair.channel}:{pair.weight.ToString(CultureInfo.InvariantCulture)}")),
        power);

    /// <inheritdoc/>
    public override Value Build(Activations at)
    {
        if (Power == 0)
        {
            return base.Build(at);
        }

        var activation = at[Layer];
        var vector = Weights(activation.Shape[1]);
        var along = activation.Builder.Constant(
            Tensor.Of(vector, Shape.From([1, vector.Length, .. activation.Shape.Skip(2).Select(_ => 1L)])), "vector");
        return Cosine.Product(activation, along, Power);
    }

    /// <inheritdoc/>
    public override Objective In(Network network)
    {
        var layer = network.FindLayers().Find(Layer);
        ChannelWeights.Require(Vector, layer.Name, layer.Channels);
        return base.In(network);
    }

    float[] Weights(long channels)
    {
        var vector = new float[channels];
        foreach (var (channel, weight) in ChannelWeights.Read(Vector))
        {
            vector[channel] += weight;
        }

        return vector;
    }
}
