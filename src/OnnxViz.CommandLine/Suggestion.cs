using OnnxViz.Networks;

namespace OnnxViz.CommandLine;

/// <summary>What a misspelt word may have meant.</summary>
public static class Suggestion
{
    const int Farthest = 3;

    /// <summary>The nearest of some names where one is near, else null.</summary>
    public static string? Nearest(string word, IEnumerable<string> names)
    {
        var nearest = names.Select(name => (Name: name, Distance: EditDistance.Between(word, name)))
            .MinBy(pair => pair.Distance);
        return nearest.Name is not null && nearest.Distance <= Allowed(word) ? nearest.Name : null;
    }

    /// <summary>The same as the end of a sentence; empty where no name is near.</summary>
    public static string Text(string word, IEnumerable<string> names) =>
        Nearest(word, names) is { } name ? $", did you mean {name}?" : "";

    /// <remarks>Of a word of few letters, another one is as near as a misspelt one.</remarks>
    static int Allowed(string word) => word.Length < 4 ? 0 : Math.Min(Farthest, word.Length / 2);
}
