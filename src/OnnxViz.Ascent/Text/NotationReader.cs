using System.Collections;
using System.Globalization;
using System.Reflection;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Ascent;

/// <summary>
/// Reads parts from texts: a name, then arguments in brackets, by place or by name; lists stand in square brackets.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="family">What it is to be.</param>
sealed class NotationReader(string text, Type family)
{
    int _at;

    /// <summary>The part that the whole text is.</summary>
    public object ReadAll()
    {
        var part = ReadPart(family);
        SkipSpace();
        return _at == text.Length ? part : throw Wrong(_at, After());
    }

    char Next => _at < text.Length ? text[_at] : '\0';

    int At => _at;

    /// <summary>What is expected after a part.</summary>
    string After() =>
        family == typeof(Objective) ? "a + or - between objectives was expected" : "nothing more was expected";

    /// <summary>Reads a part of a family; objectives may be sums.</summary>
    object ReadPart(Type family)
    {
        if (family == typeof(Objective))
        {
            return ReadSum();
        }

        return Call(family);
    }

    /// <summary>Reads one part with its arguments.</summary>
    object Call(Type family)
    {
        SkipSpace();
        var start = _at;
        while (char.IsAsciiLetterOrDigit(Next) || Next == '_' || (Next is '-' or '+' && family != typeof(Objective)))
        {
            _at++;
        }

        var name = text[start.._at];
        var entry = Notation.Of(family).FirstOrDefault(entry => entry.Name == name)
            ?? throw Unknown(family, name, start);
        SkipSpace();
        return Make(entry, Next == '(' ? Arguments(entry) : [], start);
    }

    void SkipSpace()
    {
        while (char.IsWhiteSpace(Next))
        {
            _at++;
        }
    }

    void Step() => _at++;

    float Number()
    {
        SkipSpace();
        var start = _at;
        while (char.IsAsciiDigit(Next) || Next is '.' or 'e' or 'E' || (
            Next is '-' or '+' && (_at == start || text[_at - 1] is 'e' or 'E')))
        {
            _at++;
        }

        return float.TryParse(text.AsSpan(start, _at - start), CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong(start, "a number was expected");
    }

    OnnxVizException Wrong(int at, string reason) =>
        new($"the {Kind(family)} \"{text}\" cannot be read at character {at + 1}: {reason}");

    Objective ReadSum()
    {
        var sum = Term(Sign());
        for (SkipSpace(); Next is '+' or '-'; SkipSpace())
        {
            sum += Term(Sign());
        }

        return sum;
    }

    float Sign()
    {
        var sign = 1f;
        for (SkipSpace(); Next is '+' or '-'; SkipSpace())
        {
            sign = Next == '-' ? -sign : sign;
            _at++;
        }

        return sign;
    }

    Objective Term(float weight)
    {
        SkipSpace();
        if (char.IsAsciiDigit(Next) || Next == '.')
        {
            weight *= Number();
            SkipSpace();
            Expect('*', "a * was expected");
        }

        var objective = (Objective)Call(typeof(Objective));
        SkipSpace();
        if (Next == '*')
        {
            _at++;
            weight *= Number();
        }

        return weight == 1 ? objective : weight * objective;
    }

    Dictionary<int, object?> Arguments(NotationEntry entry)
    {
        var given = new Dictionary<int, object?>();
        Step();
        SkipSpace();
        if (Next == ')')
        {
            Step();
            return given;
        }

        while (true)
        {
            SkipSpace();
            var (start, index) = (_at, Named(entry) ?? given.Count);
            if (index >= entry.Parameters.Length)
            {
                throw Wrong(start, $"{entry.Name} has no more arguments: it is {entry.Signature}{Hint(entry)}");
            }

            given[index] = Argument(entry, entry.Parameters[index]);
            SkipSpace();
            if (Next == ')')
            {
                Step();
                return given;
            }

            Expect(',', $"a comma or a closing bracket was expected{Hint(entry)}");
        }
    }

    /// <summary>The place of an argument that is given by name, such as <c>rate=0.1</c>.</summary>
    int? Named(NotationEntry entry)
    {
        for (var index = 0; index < entry.Parameters.Length; index++)
        {
            var name = entry.Parameters[index].Name!;
            if (text.AsSpan(_at).StartsWith(
                name, StringComparison.OrdinalIgnoreCase) && text.AsSpan(_at + name.Length).TrimStart() is ['=', ..])
            {
                _at = text.IndexOf('=', _at) + 1;
                SkipSpace();
                return index;
            }
        }

        return null;
    }

    object? Argument(NotationEntry entry, ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (ElementOf(type) is { } element)
        {
            return parameter.HasDefaultValue && Word("none") ? null : List(entry, element);
        }

        if (!type.IsPrimitive && !type.IsEnum && type != typeof(string))
        {
            return parameter.HasDefaultValue && Word("none") ? null : ReadPart(type);
        }

        var start = _at;
        var argument = Text(entry);
        if (argument == "none" && parameter is { HasDefaultValue: true, DefaultValue: null })
        {
            return null;
        }

        return Scalar(type, argument)
            ?? (argument == "none" && parameter.HasDefaultValue ? null : throw Wrong(
                start, $"{argument} is not {What(type)}{Hint(entry)}"));
    }

    IList List(NotationEntry entry, Type element)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        SkipSpace();
        Expect('[', "a [ was expected");
        for (SkipSpace(); Next != ']'; SkipSpace())
        {
            if (list.Count > 0)
            {
                Expect(',', "a comma or a ] was expected");
                SkipSpace();
            }

            foreach (var each in Items(entry, element))
            {
                list.Add(each);
            }
        }

        Step();
        return list;
    }

    /// <summary>What stands between two commas of a list: a part, or numbers.</summary>
    IEnumerable<object> Items(NotationEntry entry, Type element)
    {
        if (!element.IsPrimitive)
        {
            return [element == typeof(string) ? Text(entry) : ReadPart(element)];
        }

        var (start, argument) = (_at, Text(entry));
        return Scalar(element, argument) is { } one ? [one]
            : element == typeof(float) && NumberRun.Read(argument) is { } run ? run.Cast<object>()
            : throw Wrong(start, $"{What(element)} was expected");
    }

    bool Word(string word)
    {
        var isThere = text.AsSpan(_at).StartsWith(word, StringComparison.Ordinal);
        _at += isThere ? word.Length : 0;
        return isThere;
    }

    /// <summary>
    /// A text in quotes, or up to the comma or bracket that ends the argument; brackets inside it come in pairs.
    /// </summary>
    string Text(NotationEntry entry)
    {
        if (Next is '"' or '\'')
        {
            return QuotedText();
        }

        var (start, depth) = (_at, 0);
        while (_at < text.Length && (depth > 0 || Next is not (',' or ')' or ']')))
        {
            depth += Next switch { '(' or '[' => 1, ')' or ']' => -1, _ => 0 };
            _at++;
        }

        var argument = text[start.._at].Trim();
        return _at == text.Length ? throw Wrong(start, $"a closing bracket is missing{Hint(entry)}")
            : argument.Length == 0 ? throw Wrong(start, $"an argument is missing: it is {entry.Signature}")
            : argument;
    }

    /// <summary>A quote inside is written twice or behind a backslash.</summary>
    string QuotedText()
    {
        var (start, quote, content) = (_at, Next, new System.Text.StringBuilder());
        for (_at++; _at < text.Length; _at++)
        {
            var isEscape = Next == '\\' && _at + 1 < text.Length && text[_at + 1] is '\\' or '"' or '\'';
            var isDoubled = Next == quote && _at + 1 < text.Length && text[_at + 1] == quote;
            if (Next == quote && !isDoubled)
            {
                _at++;
                return content.ToString();
            }

            _at += isEscape || isDoubled ? 1 : 0;
            content.Append(Next);
        }

        throw Wrong(start, "a closing quote is missing; a quote inside a name is written twice, or behind a backslash");
    }

    object Make(NotationEntry entry, Dictionary<int, object?> given, int start)
    {
        var missing = entry.Parameters.FirstOrDefault(
            parameter => !given.ContainsKey(parameter.Position) && !parameter.HasDefaultValue);
        if (missing is not null)
        {
            throw Wrong(_at, $"{entry.Name} needs {missing.Name!.ToUpperInvariant()}: it is {entry.Signature}");
        }

        try
        {
            return entry.Constructor.Invoke([.. entry.Parameters.Select(
                parameter => given.GetValueOrDefault(parameter.Position, parameter.DefaultValue))]);
        }
        catch (TargetInvocationException error) when (error.InnerException is OnnxVizException reason)
        {
            throw Wrong(start, reason.Message);
        }
    }

    OnnxVizException Unknown(Type family, string name, int start)
    {
        var entries = Notation.Of(family);
        var nearest = entries.MinBy(entry => EditDistance.Between(name, entry.Name));
        var isNear = name.Length > 0 && nearest is not null
            && EditDistance.Between(name, nearest.Name) <= Math.Max(1, nearest.Name.Length / 2);
        var kind = Kind(family);
        var reason = isNear ? $"there is no {kind} {name}; did you mean {nearest!.Signature}?"
            : (name.Length == 0 ? $"{Article(kind)} was expected" : $"there is no {kind} {name}")
                + $": there are {string.Join(", ", entries.Select(entry => entry.Signature))}"
                + (family == typeof(Objective) ? ", for example channel(relu4_1, 3)" : "");
        return Wrong(start, reason);
    }

    void Expect(char wanted, string reason)
    {
        if (Next != wanted)
        {
            throw Wrong(_at, reason);
        }

        _at++;
    }

    /// <summary>What to do about names that hold what the notation is made of.</summary>
    static string Hint(NotationEntry entry) =>
        entry.Parameters.Any(parameter => parameter.ParameterType == typeof(string))
        ? $"; a name with commas, brackets or quotes is put in quotes: {entry.Name}(\"relu(1), 2\""
            + (entry.Parameters.Length > 1 ? ", ...)" : ")")
        : "";

    static Type? ElementOf(Type type) => type.IsGenericType
        && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    static object? Scalar(Type type, string argument) =>
        type == typeof(string) ? argument
        : type == typeof(int) && int.TryParse(argument, CultureInfo.InvariantCulture, out var integer) ? integer
        : type == typeof(float) && float.TryParse(argument, CultureInfo.InvariantCulture, out var number) ? number
        : type == typeof(bool) && bool.TryParse(argument, out var truth) ? truth
        : type.IsEnum && Enum.TryParse(type, argument, ignoreCase: true, out var choice)
            && Enum.IsDefined(type, choice!) ? choice
        : null;

    static string What(Type type) =>
        type == typeof(int) ? "a whole number" : type == typeof(float)
            ? "a number"
            : type == typeof(bool) ? "true or false"
        : $"one of {string.Join(", ", Enum.GetNames(type)).ToLowerInvariant()}";

    internal static string Kind(Type family) =>
        family == typeof(GradientFilter) ? "gradient filter" : family.Name.ToLowerInvariant();

    static string Article(string kind) => kind[0] is 'a' or 'e' or 'i' or 'o' ? $"an {kind}" : $"a {kind}";
}
