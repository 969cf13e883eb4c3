using Cocona.Command;

namespace OnnxViz.CommandLine.Hosting;

/// <summary>
/// Puts options first, each with its value, then arguments behind a double dash: for Cocona, every word that begins
/// with a dash would be an option, and an objective may begin with a minus.
/// </summary>
sealed class WordSorter(OptionTable table)
{
    const string EndOfOptions = "--";

    readonly List<string> _options = [];
    readonly List<string> _arguments = [];
    readonly HashSet<CommandOptionDescriptor> _given = [];

    /// <summary>The words in the order that Cocona reads without fail.</summary>
    /// <exception cref="UsageException">An option is unknown, without its value, or given too often.</exception>
    public string[] Sort(IReadOnlyList<string> words)
    {
        var rest = new Queue<string>(words);
        while (rest.TryDequeue(out var word))
        {
            if (word == EndOfOptions)
            {
                _arguments.AddRange(rest);
                break;
            }

            Take(word, rest);
        }

        return [.. _options, EndOfOptions, .. _arguments];
    }

    void Take(string word, Queue<string> rest)
    {
        var (name, value) = Split(word);
        if (table.Find(name) is { } option)
        {
            Add(option, name, value, rest);
        }
        else if (!LooksLikeOption(word))
        {
            _arguments.Add(word);
        }
        else
        {
            TakeLetters(word, rest);
        }
    }

    /// <summary>Takes letters in one word, such as <c>-rq</c>, the last of them perhaps with its value.</summary>
    void TakeLetters(string word, Queue<string> rest)
    {
        for (var index = 1; index < word.Length; index++)
        {
            var name = $"-{word[index]}";
            if (word.StartsWith(EndOfOptions, StringComparison.Ordinal) || table.Find(name) is not { } option)
            {
                throw new UsageException($"there is no option {word}{Suggestion.Text(Split(word).Name, table.Names)}");
            }

            if (!IsFlag(option))
            {
                Add(option, name, index + 1 < word.Length ? word[(index + 1)..] : null, rest);
                return;
            }

            Add(option, name, null, rest);
        }
    }

    void Add(CommandOptionDescriptor option, string name, string? value, Queue<string> rest)
    {
        if (!_given.Add(option) && !option.IsEnumerableLike && !IsFlag(option))
        {
            throw new UsageException($"{name} is given more than once");
        }

        if (IsFlag(option) && value is not null && !bool.TryParse(value, out _))
        {
            throw new UsageException($"{name} is true or false, not {value}");
        }

        _options.Add($"--{option.Name}={value ?? (IsFlag(option) ? "true" : Next(name, option, rest))}");
    }

    string Next(string name, CommandOptionDescriptor option, Queue<string> rest) =>
        rest.TryPeek(out var next) && next != EndOfOptions && table.Find(Split(next).Name) is null
            ? rest.Dequeue()
            : throw new UsageException($"{name} needs a value: {OptionTable.ValueOf(option)}");

    static bool IsFlag(CommandOptionDescriptor option) => option.OptionType == typeof(bool);

    static bool LooksLikeOption(string word) => word is ['-', '-' or (>= 'a' and <= 'z'), ..] && !word.Contains('(');

    static (string Name, string? Value) Split(string word)
    {
        var at = word is ['-', ..] ? word.AsSpan().IndexOfAny('=', ':') : -1;
        return at > 1 ? (word[..at], word[(at + 1)..]) : (word, null);
    }
}
