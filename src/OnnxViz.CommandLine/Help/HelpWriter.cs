namespace OnnxViz.CommandLine.Help;

/// <summary>Writes a page of help: sections, and lists with two columns of which the right one is wrapped.</summary>
sealed class HelpWriter(TextWriter output)
{
    const int Width = 100;
    const string Indent = "  ";

    bool _isBegun;

    /// <summary>Begins a section.</summary>
    public void Head(string title)
    {
        Blank();
        output.WriteLine($"{title}:");
    }

    /// <summary>Writes a text as it stands, after an empty line.</summary>
    public void Text(string text)
    {
        Blank();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            output.WriteLine(line.TrimEnd());
        }
    }

    /// <summary>Writes indented lines, wrapped.</summary>
    public void Lines(string text)
    {
        foreach (var line in text
            .ReplaceLineEndings("\n").Split('\n').SelectMany(line => Wrap(line, Width - Indent.Length)))
        {
            output.WriteLine((Indent + line).TrimEnd());
        }
    }

    /// <summary>Writes a row of a list.</summary>
    /// <param name="label">The left column.</param>
    /// <param name="width">Its width.</param>
    /// <param name="description">The right column.</param>
    public void Row(string label, int width, string description)
    {
        var left = Indent + label.PadRight(width) + Indent;
        foreach (var line in Wrap(description, Width - left.Length))
        {
            output.WriteLine((left + line).TrimEnd());
            left = new(' ', left.Length);
        }
    }

    void Blank()
    {
        if (_isBegun)
        {
            output.WriteLine();
        }

        _isBegun = true;
    }

    static IEnumerable<string> Wrap(string text, int width)
    {
        while (text.Length > width)
        {
            var end = text.LastIndexOf(' ', width);
            end = end > 0 ? end : width;
            yield return text[..end];
            text = text[end..].TrimStart();
        }

        yield return text;
    }
}
