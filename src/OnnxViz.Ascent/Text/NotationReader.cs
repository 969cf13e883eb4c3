using System.Collections;
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
    readonly NotationCursor _at = new(text, Kind(family));

    /// <summary>The part that the whole text is.</summary>
    public object ReadAll()
    {
        var part = ReadPart(family);
        _at.SkipSpace();
        return _at.IsAtEnd ? part : throw _at.Wrong(_at.Place, After());
    }

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
        _at.SkipSpace();
        var start = _at.Place;
        var name = _at.Name(hasSigns: family != typeof(Objective));
        var entry = Notation.Of(family).FirstOrDefault(entry => entry.Name == name)
            ?? throw Unknown(family, name, start);
        _at.SkipSpace();
        return Make(entry, _at.Next == '(' ? Arguments(entry) : [], start);
    }

    Objective ReadSum()
    {
        var sum = Term(Sign());
        for (_at.SkipSpace(); _at.Next is '+' or '-'; _at.SkipSpace())
        {
            sum += Term(Sign());
        }

        return sum;
    }

    float Sign()
    {
        var sign = 1f;
        for (_at.SkipSpace(); _at.Next is '+' or '-'; _at.SkipSpace())
        {
            sign = _at.Next == '-' ? -sign : sign;
            _at.Step();
        }

        return sign;
    }

    Objective Term(float weight)
    {
        _at.SkipSpace();
        if (char.IsAsciiDigit(_at.Next) || _at.Next == '.')
        {
            weight *= _at.Number();
            _at.SkipSpace();
            _at.Expect('*', "a * was expected");
        }

        var objective = (Objective)Call(typeof(Objective));
        _at.SkipSpace();
        if (_at.Next == '*')
        {
            _at.Step();
            weight *= _at.Number();
        }

        return weight == 1 ? objective : weight * objective;
    }

    Dictionary<int, object?> Arguments(NotationEntry entry)
    {
        var given = new Dictionary<int, object?>();
        _at.Step();
        _at.SkipSpace();
        if (_at.Next == ')')
        {
            _at.Step();
            return given;
        }

        while (true)
        {
            _at.SkipSpace();
            var (start, index) = (_at.Place, Named(entry) ?? given.Count);
            if (index >= entry.Parameters.Length)
            {
                throw _at.Wrong(start, $"{entry.Name} has no more arguments: it is {entry.Signature}{Hint(entry)}");
            }

            given[index] = Argument(entry, entry.Parameters[index]);
            _at.SkipSpace();
            if (_at.Next == ')')
            {
                _at.Step();
                return given;
            }

            _at.Expect(',', $"a comma or a closing bracket was expected{Hint(entry)}");
        }
    }

    /// <summary>The place of an argument that is given by name, such as <c>rate=0.1</c>.</summary>
    int? Named(NotationEntry entry)
    {
        for (var index = 0; index < entry.Parameters.Length; index++)
        {
            if (_at.Assigned(entry.Parameters[index].Name!))
            {
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
            return parameter.HasDefaultValue && _at.Word("none") ? null : List(entry, element);
        }

        if (!type.IsPrimitive && !type.IsEnum && type != typeof(string))
        {
            return parameter.HasDefaultValue && _at.Word("none") ? null : ReadPart(type);
        }

        var start = _at.Place;
        var argument = Text(entry);
        if (argument == "none" && parameter is { HasDefaultValue: true, DefaultValue: null })
        {
            return null;
        }

        return NotationScalar.Read(type, argument)
            ?? (argument == "none" && parameter.HasDefaultValue ? null : throw _at.Wrong(
                start, $"{argument} is not {NotationScalar.Kind(type)}{Hint(entry)}"));
    }

    IList List(NotationEntry entry, Type element)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        _at.SkipSpace();
        _at.Expect('[', "a [ was expected");
        for (_at.SkipSpace(); _at.Next != ']'; _at.SkipSpace())
        {
            if (list.Count > 0)
            {
                _at.Expect(',', "a comma or a ] was expected");
                _at.SkipSpace();
            }

            foreach (var each in Items(entry, element))
            {
                list.Add(each);
            }
        }

        _at.Step();
        return list;
    }

    /// <summary>What stands between two commas of a list: a part, or numbers.</summary>
    IEnumerable<object> Items(NotationEntry entry, Type element)
    {
        if (!element.IsPrimitive)
        {
            return [element == typeof(string) ? Text(entry) : ReadPart(element)];
        }

        var (start, argument) = (_at.Place, Text(entry));
        return NotationScalar.Read(element, argument) is { } one ? [one]
            : element == typeof(float) && NumberRun.Read(argument) is { } run ? run.Cast<object>()
            : throw _at.Wrong(start, $"{NotationScalar.Kind(element)} was expected");
    }

    string Text(NotationEntry entry) => _at.Text(entry.Signature, Hint(entry));

    object Make(NotationEntry entry, Dictionary<int, object?> given, int start)
    {
        var missing = entry.Parameters.FirstOrDefault(
            parameter => !given.ContainsKey(parameter.Position) && !parameter.HasDefaultValue);
        if (missing is not null)
        {
            throw _at.Wrong(
                _at.Place, $"{entry.Name} needs {missing.Name!.ToUpperInvariant()}: it is {entry.Signature}");
        }

        try
        {
            return entry.Constructor.Invoke([.. entry.Parameters.Select(
                parameter => given.GetValueOrDefault(parameter.Position, parameter.DefaultValue))]);
        }
        catch (TargetInvocationException error) when (error.InnerException is OnnxVizException reason)
        {
            throw _at.Wrong(start, reason.Message);
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
        return _at.Wrong(start, reason);
    }

    /// <summary>What to do about names that hold what the notation is made of.</summary>
    static string Hint(NotationEntry entry) =>
        entry.Parameters.Any(parameter => parameter.ParameterType == typeof(string))
        ? $"; a name with commas, brackets or quotes is put in quotes: {entry.Name}(\"relu(1), 2\""
            + (entry.Parameters.Length > 1 ? ", ...)" : ")")
        : "";

    static Type? ElementOf(Type type) => type.IsGenericType
        && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    internal static string Kind(Type family) =>
        family == typeof(GradientFilter) ? "gradient filter" : family.Name.ToLowerInvariant();

    static string Article(string kind) => kind[0] is 'a' or 'e' or 'i' or 'o' ? $"an {kind}" : $"a {kind}";
}
