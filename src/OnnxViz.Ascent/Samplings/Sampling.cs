using System.Numerics;
using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// What the network sees of a picture of another size than its input: some views at every step, as one batch. A
/// picture's score is the mean over its views.
/// </summary>
public abstract record Sampling
{
    private protected Sampling()
    {
    }

    /// <summary>The number of views of a picture.</summary>
    public abstract int Count { get; }

    /// <summary>Whether views are alike from the first step of a stage to the last, so that scores can be
    /// compared.</summary>
    public virtual bool IsSteady => true;

    /// <summary>The size of a view.</summary>
    public abstract (int Height, int Width) Size { get; }

    /// <summary>
    /// Draws the matrix of each view, which leads from its points to those of the picture, in pixels from the middle of
    /// either.
    /// </summary>
    /// <param name="picture">The picture's shape, [N, C, H, W].</param>
    /// <param name="random">The picture's random numbers for a step.</param>
    /// <param name="done">The share of the stage's updates that are done, 0 to 1.</param>
    public abstract IReadOnlyList<Matrix3x2> Draw(Shape picture, CounterRandom random, double done);

    /// <summary>The text that it is read from.</summary>
    public sealed override string ToString() => Notation.Write(this);
}
