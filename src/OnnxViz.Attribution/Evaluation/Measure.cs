using OnnxViz.Ascent;

namespace OnnxViz.Attribution;

/// <summary>
/// A number for how good a method's maps are. Its constructor is its text, such as <c>deletion(224)</c>.
/// </summary>
public abstract record Measure
{
    /// <summary>Whether a greater number is better.</summary>
    public abstract bool IsHigherBetter { get; }

    /// <summary>Measures methods by their maps of the same pictures.</summary>
    /// <param name="methods">The methods with their maps.</param>
    /// <param name="stop">Ends it early.</param>
    /// <returns>For each method a number for each picture.</returns>
    public abstract IReadOnlyList<IReadOnlyList<double>> Of(
        IReadOnlyList<JudgedMethod> methods, CancellationToken stop = default);

    /// <summary>Reads a measure.</summary>
    /// <exception cref="Graph.OnnxVizException">The text is none.</exception>
    public static Measure Parse(string text) => Notation.Read<Measure>(text);

    /// <summary>All measures that can be written.</summary>
    public static IReadOnlyList<NotationEntry> All => Notation.Of<Measure>();

    /// <summary>The text that it is read from.</summary>
    public sealed override string ToString() => Notation.Write(this);
}
