using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// The activation of one channel at one position, the centre when left out. In text: <c>neuron(mixed4a, 20)</c> or
/// <c>neuron(mixed4a, 20, 3, 5)</c>.
/// </summary>
/// <param name="Layer">The layer.</param>
/// <param name="Index">The channel, from 0.</param>
/// <param name="Y">The row, from 0.</param>
/// <param name="X">The column, from 0.</param>
public sealed record Neuron(string Layer, int Index, int? Y = null, int? X = null) : Objective
{
    /// <inheritdoc/>
    public override IEnumerable<string> Layers => [Layer];

    /// <inheritdoc/>
    public override Value Build(Activations at)
    {
        var channel = OneChannel.Of(at[Layer], Layer, Index);
        return channel.Rank == 4
            ? At(At(channel, 2, Y, "row"), 3, X, "column").Reshape(Shape.Scalar)
            : channel.Mean(keep: false);
    }

    /// <inheritdoc/>
    public override Objective Rename(Func<string, string> name) => this with { Layer = name(Layer) };

    /// <inheritdoc/>
    public override string ToString() => Y is null ? ObjectiveText.Of("neuron", Layer, Index) : ObjectiveText.Of("neuron", Layer, Index, Y, X);

    Value At(Value channel, int axis, int? position, string what)
    {
        var size = channel.Shape[axis];
        var at = position ?? size / 2;
        return at >= 0 && at < size
            ? channel.Slice(axis, at, 1)
            : throw new OnnxVizException($"layer {Layer} has no {what} {at}: it has {size} of them at this picture size, counted from 0");
    }
}
