using OnnxViz.Ascent;
using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>
/// A way to say how much each place of a picture counts for a score. Its constructor is its text, such as
/// <c>smoothgrad(50, 0.15)</c>.
/// </summary>
public abstract record Method
{
    /// <summary>Whether its maps have negative numbers too, which count against the score.</summary>
    public abstract bool IsSigned { get; }

    /// <summary>Prepares it for a network, a unit and a size; one such serves many pictures.</summary>
    /// <param name="task">What is to be explained.</param>
    /// <exception cref="OnnxVizException">The method does not work on this network or unit.</exception>
    public abstract Explainer Open(AttributionTask task);

    /// <summary>Reads a method.</summary>
    /// <exception cref="OnnxVizException">The text is none.</exception>
    public static Method Parse(string text) => Notation.Read<Method>(text);

    /// <summary>All methods that can be written.</summary>
    public static IReadOnlyList<NotationEntry> All => Notation.Of<Method>();

    /// <summary>The text that it is read from.</summary>
    public sealed override string ToString() => Notation.Write(this);
}
