using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// How pictures are made from the numbers that the optimiser moves: named tensors of any rank, each with the batch in
/// front.
/// </summary>
public abstract record Parameterization
{
    /// <summary>
    /// Whether each parameter is the number of a pixel, so that gradient filters and moves of pictures suit it.
    /// </summary>
    public virtual bool IsPixelwise => false;

    /// <summary>Whether a picture hangs on the parameters of the others in its batch.</summary>
    public virtual bool IsShared => false;

    /// <summary>The shapes of the parameters by name.</summary>
    /// <param name="pictures">[N, C, H, W].</param>
    /// <exception cref="OnnxVizException">It makes no pictures of this shape.</exception>
    public abstract IReadOnlyDictionary<string, Shape> Shapes(Shape pictures);

    /// <summary>The parameters that one picture starts from.</summary>
    /// <param name="picture">[1, C, H, W].</param>
    /// <param name="random">The unit's random numbers for step 0.</param>
    public abstract IReadOnlyDictionary<string, float[]> Start(Shape picture, CounterRandom random);

    /// <summary>Writes the pictures, in [0, 1], into a graph.</summary>
    /// <param name="parameters">The parameters by name.</param>
    /// <param name="pictures">[N, C, H, W].</param>
    public abstract Value Pictures(IReadOnlyDictionary<string, Value> parameters, Shape pictures);

    /// <summary>Writes what is done to a parameter after an update, such as keeping it in range.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="parameter">It, updated.</param>
    public virtual Value Constrain(string name, Value parameter) => parameter;

    /// <summary>The parameters that make a given picture; null where it cannot be turned back.</summary>
    /// <param name="picture">[1, C, H, W].</param>
    /// <param name="pixels">[C, H, W] in [0, 1].</param>
    public virtual IReadOnlyDictionary<string, float[]>? From(Shape picture, float[] pixels) => null;

    /// <summary>The text that it is read from.</summary>
    public sealed override string ToString() => Notation.Write(this);
}
