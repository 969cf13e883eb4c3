namespace OnnxViz.Ascent;

/// <summary>Writes objectives as they are read.</summary>
static class ObjectiveText
{
    public static string Of(string name, params object?[] arguments) =>
        $"{name}({string.Join(", ", arguments.Select(argument => argument is string text ? Quoted(text) : $"{argument}"))})";

    static string Quoted(string text) => text.AsSpan().IndexOfAny(",()'\"") < 0 && text.Trim() == text
        ? text
        : text.Contains('"') ? $"'{text}'" : $"\"{text}\"";
}
