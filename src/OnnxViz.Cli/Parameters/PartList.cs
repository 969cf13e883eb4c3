namespace OnnxViz.Cli.Parameters;

/// <summary>Texts of parts with commas between.</summary>
static class PartList
{
    /// <summary>The texts; commas in brackets belong to a part.</summary>
    public static IEnumerable<string> Of(string text)
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
