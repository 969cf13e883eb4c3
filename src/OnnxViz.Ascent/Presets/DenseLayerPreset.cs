namespace OnnxViz.Ascent;

/// <summary>
/// The picture as the weights of a dense layer that has one input, which is 1: the layer is put before the network,
/// which is frozen, and trained by stochastic gradient descent. In text: <c>dense-layer</c>.
/// </summary>
/// <remarks>
/// A gradient is as large as the unit and the network make it, so that one rate does not suit all; with momentum the
/// rate may be lower.
/// </remarks>
/// <param name="Steps">The updates.</param>
/// <param name="Rate">The learning rate.</param>
/// <param name="Momentum">The share of the last move that is kept.</param>
[Notation("dense-layer", "the picture as weights of a dense layer over a unit input, trained by SGD")]
public sealed record DenseLayerPreset(int Steps = 256, float Rate = 10, float Momentum = 0.9f) : Preset(Steps)
{
    /// <inheritdoc/>
    public override Recipe For(int height, int width, int channels = 3) =>
        Single(Steps, new Dense(), [], Momentum == 0 ? new Sgd(Rate) : new Momentum(Rate, Momentum));
}
