using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// An objective that compares the pictures of a unit, which are drawn together: a picture's score is its share, and
/// the sum of them what the pictures have in common.
/// </summary>
/// <param name="Layer">The layer.</param>
public abstract record GroupObjective(string Layer) : Objective
{
    /// <inheritdoc/>
    public sealed override bool ComparesPictures => true;

    /// <inheritdoc/>
    public sealed override Value Build(Activations at)
    {
        var pairs = at.Group.Select((other, index) => index == at.Index
            ? null
            : Between(at, other, Math.Abs(index - at.Index))).OfType<Value>().ToArray();
        return pairs.Aggregate((left, right) => left + right) * Share(at.Group.Count);
    }

    /// <summary>What there is between a picture and another one; null for nothing.</summary>
    /// <param name="one">The picture.</param>
    /// <param name="other">The other one.</param>
    /// <param name="distance">How many places they lie apart, at least 1.</param>
    private protected abstract Value? Between(Activations one, Activations other, int distance);

    /// <summary>The share of a pair that one of the two is told.</summary>
    /// <param name="count">The pictures of a unit.</param>
    private protected abstract float Share(int count);
}
