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

    /// <summary>Whether the last channel of its pictures is an opacity, beside those that the network sees.</summary>
    public virtual bool HasOpacity => false;

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

    /// <summary>Writes what the network sees of the pictures: usually themselves.</summary>
    /// <param name="pictures">[N, C, H, W].</param>
    /// <param name="feed">Declares an input that <see cref="Draw"/> fills, the batch in front.</param>
    public virtual Value Shown(Value pictures, Func<string, TensorType, Value> feed) => pictures;

    /// <summary>Draws one picture's share of what <see cref="Shown"/> is fed at a step.</summary>
    /// <param name="picture">[1, C, H, W].</param>
    /// <param name="random">The picture's random numbers for the step.</param>
    public virtual IReadOnlyDictionary<string, float[]> Draw(Shape picture, CounterRandom random) =>
        new Dictionary<string, float[]>();

    /// <summary>Writes what scores count for: usually what they are.</summary>
    /// <param name="scores">[N].</param>
    /// <param name="pictures">[N, C, H, W].</param>
    public virtual Value Weighed(Value scores, Value pictures) => scores;

    /// <summary>Writes what is done to a parameter after an update, such as keeping it in range.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="parameter">It, updated.</param>
    public virtual Value Constrain(string name, Value parameter) => parameter;

    /// <summary>The parameters that make a given picture; null where it cannot be turned back.</summary>
    /// <param name="picture">[1, C, H, W].</param>
    /// <param name="pixels">[C, H, W] in [0, 1].</param>
    public virtual IReadOnlyDictionary<string, float[]>? From(Shape picture, float[] pixels) => null;

    /// <summary>The shape of its pictures for a network that sees some shape.</summary>
    /// <param name="seen">[N, C, H, W].</param>
    internal Shape PicturesFor(Shape seen) => HasOpacity ? seen.With(1, seen[1] + 1) : seen;

    /// <summary>The shape that a network sees of its pictures.</summary>
    /// <param name="pictures">[N, C, H, W].</param>
    internal Shape SeenOf(Shape pictures) => HasOpacity ? pictures.With(1, pictures[1] - 1) : pictures;

    /// <summary>The text that it is read from.</summary>
    public sealed override string ToString() => Notation.Write(this);
}
