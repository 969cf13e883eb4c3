using OnnxViz.Attribution;

namespace OnnxViz.Cli.Parameters;

/// <summary>Methods of attribution, each once.</summary>
sealed record MethodList(IReadOnlyList<Method> Methods)
{
    /// <summary>Reads methods with commas between; those in brackets belong to a method.</summary>
    public static MethodList Parse(string text) => new([.. Parts(text).Select(Method.Parse).Distinct()]);

    static IEnumerable<string> Parts(string text)
    {
        var (start, depth) = (0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            depth += text[at] switch { '(' => 1, ')' => -1, _ => 0 };
            if (text[at] == ',' && depth == 0)
            {
                yield return text[start..at].Trim();
                start = at + 1;
            }
        }

        yield return text[start..].Trim();
    }
}
