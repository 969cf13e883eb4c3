using System.Globalization;
using System.Text;
using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>A place in a text of parts, and the words that are read there.</summary>
/// <param name="text">The text.</param>
/// <param name="kind">What the whole text is, for messages.</param>
sealed class NotationCursor(string text, string kind)
{
    /// <summary>The place, from 0.</summary>
    public int Place { get; private set; }

    /// <summary>The letter at the place; 0 behind the last one.</summary>
    public char Next => Place < text.Length ? text[Place] : '\0';

    /// <summary>Whether nothing is left.</summary>
    public bool IsAtEnd => Place == text.Length;

    /// <summary>Goes on by a letter.</summary>
    public void Step() => Place++;

    /// <summary>Goes on to the next letter that is no space.</summary>
    public void SkipSpace()
    {
        while (char.IsWhiteSpace(Next))
        {
            Place++;
        }
    }

    /// <summary>The name of a part.</summary>
    /// <param name="hasSigns">Whether it may hold - and +.</param>
    public string Name(bool hasSigns)
    {
        var start = Place;
        while (char.IsAsciiLetterOrDigit(Next) || Next == '_' || (Next is '-' or '+' && hasSigns))
        {
            Place++;
        }

        return text[start..Place];
    }

    /// <summary>Goes behind a name and its <c>=</c>, in letters of any size, where these come next.</summary>
    public bool Assigned(string name)
    {
        if (!text.AsSpan(Place).StartsWith(name, StringComparison.OrdinalIgnoreCase)
            || text.AsSpan(Place + name.Length).TrimStart() is not ['=', ..])
        {
            return false;
        }

        Place = text.IndexOf('=', Place) + 1;
        SkipSpace();
        return true;
    }

    /// <summary>A number.</summary>
    public float Number()
    {
        SkipSpace();
        var start = Place;
        while (char.IsAsciiDigit(Next) || Next is '.' or 'e' or 'E' || (
            Next is '-' or '+' && (Place == start || text[Place - 1] is 'e' or 'E')))
        {
            Place++;
        }

        return float.TryParse(text.AsSpan(start, Place - start), CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong(start, "a number was expected");
    }

    /// <summary>Goes behind a word where it comes next.</summary>
    public bool Word(string word)
    {
        var isThere = text.AsSpan(Place).StartsWith(word, StringComparison.Ordinal);
        Place += isThere ? word.Length : 0;
        return isThere;
    }

    /// <summary>
    /// A text in quotes, or up to the comma or bracket that ends the argument; brackets inside it come in pairs.
    /// </summary>
    /// <param name="signature">What the argument is of, for messages.</param>
    /// <param name="hint">What else messages say.</param>
    public string Text(string signature, string hint)
    {
        if (Next is '"' or '\'')
        {
            return QuotedText();
        }

        var (start, depth) = (Place, 0);
        while (Place < text.Length && (depth > 0 || Next is not (',' or ')' or ']')))
        {
            depth += Next switch { '(' or '[' => 1, ')' or ']' => -1, _ => 0 };
            Place++;
        }

        var argument = text[start..Place].Trim();
        return IsAtEnd ? throw Wrong(start, $"a closing bracket is missing{hint}")
            : argument.Length == 0 ? throw Wrong(start, $"an argument is missing: it is {signature}")
            : argument;
    }

    /// <summary>Goes behind a letter.</summary>
    /// <exception cref="OnnxVizException">Another one comes next.</exception>
    public void Expect(char wanted, string reason)
    {
        if (Next != wanted)
        {
            throw Wrong(Place, reason);
        }

        Place++;
    }

    /// <summary>What is wrong at a place.</summary>
    public OnnxVizException Wrong(int at, string reason) =>
        new($"the {kind} \"{text}\" cannot be read at character {at + 1}: {reason}");

    /// <summary>A quote inside is written twice or behind a backslash.</summary>
    string QuotedText()
    {
        var (start, quote, content) = (Place, Next, new StringBuilder());
        for (Place++; Place < text.Length; Place++)
        {
            var isEscape = Next == '\\' && Place + 1 < text.Length && text[Place + 1] is '\\' or '"' or '\'';
            var isDoubled = Next == quote && Place + 1 < text.Length && text[Place + 1] == quote;
            if (Next == quote && !isDoubled)
            {
                Place++;
                return content.ToString();
            }

            Place += isEscape || isDoubled ? 1 : 0;
            content.Append(Next);
        }

        throw Wrong(start, "a closing quote is missing; a quote inside a name is written twice, or behind a backslash");
    }
}
