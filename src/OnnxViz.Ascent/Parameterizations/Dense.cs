using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// The pixels as the weights of a dense layer whose one input is 1, its output reshaped to the picture and handed to
/// the network, which is frozen. In text: <c>dense</c>; with <c>sgd</c> it is that layer trained by stochastic gradient
/// descent.
/// </summary>
/// <remarks>
/// The layer's output is its weights times 1, so that under gradient ascent it comes to the same as <c>pixels</c>, step
/// by step. It starts as grey with noise, and weights are kept in [0, 1].
/// </remarks>
/// <param name="Noise">The standard deviation of the starting noise, as a share of the range.</param>
[Notation("dense", "the pixels as weights of a dense layer over a unit input")]
public sealed record Dense(float Noise = 0.05f) : Parameterization
{
    const string Name = "weights";

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Shape> Shapes(Shape pictures) => new Dictionary<string, Shape>
    {
        [Name] = [pictures[0], 1, pictures.Size / pictures[0]],
    };

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, float[]> Start(Shape picture, CounterRandom random) =>
        From(picture, new Pixels(Noise).Start(picture, random).Values.Single());

    /// <inheritdoc/>
    public override Value Pictures(IReadOnlyDictionary<string, Value> parameters, Shape pictures)
    {
        var weights = parameters[Name];
        return weights.Builder.Constant(Tensor.Full([1, 1], 1), "unit").MatMul(weights).Reshape(pictures);
    }

    /// <inheritdoc/>
    public override Value Constrain(string name, Value parameter) => parameter.Clip(0, 1);

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, float[]> From(Shape picture, float[] pixels) =>
        new Dictionary<string, float[]> { [Name] = pixels };
}
