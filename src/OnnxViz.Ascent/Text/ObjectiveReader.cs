using System.Globalization;
using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>Reads sums of objectives. A layer whose name holds commas, brackets or quotes is put in quotes.</summary>
sealed class ObjectiveReader(string text)
{
    int _at;

    public Objective Read()
    {
        var sum = Term(Sign(1));
        for (SkipSpace(); _at < text.Length; SkipSpace())
        {
            sum += Next is '+' or '-' ? Term(Sign(1)) : throw Wrong("a + or - between objectives was expected");
        }

        return sum;
    }

    char Next => _at < text.Length ? text[_at] : '\0';

    float Sign(float sign)
    {
        SkipSpace();
        while (Next is '+' or '-')
        {
            sign = Next == '-' ? -sign : sign;
            _at++;
            SkipSpace();
        }

        return sign;
    }

    Objective Term(float weight)
    {
        SkipSpace();
        if (char.IsAsciiDigit(Next) || Next == '.')
        {
            weight *= Number();
            Expect('*');
        }

        var objective = Call();
        SkipSpace();
        if (Next == '*')
        {
            _at++;
            SkipSpace();
            weight *= Number();
        }

        return weight == 1 ? objective : weight * objective;
    }

    float Number()
    {
        var start = _at;
        while (char.IsAsciiDigit(Next) || Next is '.' or 'e' or 'E' || (Next is '-' or '+' && text[_at - 1] is 'e' or 'E'))
        {
            _at++;
        }

        return float.TryParse(text.AsSpan(start, _at - start), CultureInfo.InvariantCulture, out var number) ? number : throw Wrong("a number was expected");
    }

    Objective Call()
    {
        SkipSpace();
        var start = _at;
        while (char.IsAsciiLetter(Next))
        {
            _at++;
        }

        var name = text[start.._at];
        Expect('(');
        var arguments = new List<string>();
        do
        {
            arguments.Add(Argument());
        }
        while (text[_at++] == ',');

        return Make(name, arguments);
    }

    string Argument()
    {
        SkipSpace();
        if (Next is '"' or '\'')
        {
            var end = text.IndexOf(Next, _at + 1);
            var quoted = end < 0 ? throw Wrong("a closing quote is missing") : text[(_at + 1)..end];
            _at = end + 1;
            SkipSpace();
            return Next is ',' or ')' ? quoted : throw Wrong("a comma or closing bracket was expected");
        }

        var close = text.AsSpan(_at).IndexOfAny(',', ')');
        var argument = close < 0 ? throw Wrong("a closing bracket is missing") : text.Substring(_at, close).Trim();
        _at += close;
        return argument.Length > 0 ? argument : throw Wrong("an argument is empty");
    }

    Objective Make(string name, List<string> arguments) => (name, arguments.Count) switch
    {
        ("channel", 2) => new Channel(arguments[0], Integer(arguments[1])),
        ("neuron", 2) => new Neuron(arguments[0], Integer(arguments[1])),
        ("neuron", 4) => new Neuron(arguments[0], Integer(arguments[1]), Integer(arguments[2]), Integer(arguments[3])),
        ("layer", 1) => new WholeLayer(arguments[0]),
        _ => throw Wrong("there are channel(LAYER, CHANNEL), neuron(LAYER, CHANNEL[, Y, X]) and layer(LAYER)"),
    };

    int Integer(string argument) => int.TryParse(argument, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw Wrong($"{argument} is not a whole number");

    void Expect(char wanted)
    {
        SkipSpace();
        if (Next != wanted)
        {
            throw Wrong($"a {wanted} was expected");
        }

        _at++;
    }

    void SkipSpace()
    {
        while (char.IsWhiteSpace(Next))
        {
            _at++;
        }
    }

    OnnxVizException Wrong(string reason) => new($"the objective \"{text}\" cannot be read at character {_at + 1}: {reason}");
}
