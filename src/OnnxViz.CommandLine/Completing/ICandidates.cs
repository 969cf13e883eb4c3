namespace OnnxViz.CommandLine.Completing;

/// <summary>What words may be completed to in a shell.</summary>
public interface ICandidates
{
    /// <summary>
    /// The words that an option or argument of this type takes, whatever else is on the line; null where they are
    /// unknown.
    /// </summary>
    /// <param name="type">The type of its value.</param>
    IReadOnlyList<string>? Of(Type type);

    /// <summary>Whether the words of a parameter of this name hang on what else is on the line.</summary>
    bool IsOpen(string parameter);

    /// <summary>The words that a parameter takes now.</summary>
    /// <param name="parameter">The name of an option or argument.</param>
    /// <param name="words">The line: the command, and what is typed behind it, the last word perhaps in part.</param>
    IEnumerable<string> Of(string parameter, IReadOnlyList<string> words);
}
