using System.Globalization;

namespace OnnxViz.Ascent;

/// <summary>Arguments that are one word: numbers, truth values, choices, texts.</summary>
static class NotationScalar
{
    /// <summary>An argument as a type; null where it is none.</summary>
    public static object? Read(Type type, string argument) =>
        type == typeof(string) ? argument
        : type == typeof(int) && int.TryParse(argument, CultureInfo.InvariantCulture, out var integer) ? integer
        : type == typeof(float) && float.TryParse(argument, CultureInfo.InvariantCulture, out var number) ? number
        : type == typeof(bool) && bool.TryParse(argument, out var truth) ? truth
        : type.IsEnum && Enum.TryParse(type, argument, ignoreCase: true, out var choice)
            && Enum.IsDefined(type, choice!) ? choice
        : null;

    /// <summary>What is expected of a type.</summary>
    public static string Kind(Type type) =>
        type == typeof(int) ? "a whole number"
        : type == typeof(float) ? "a number"
        : type == typeof(bool) ? "true or false"
        : $"one of {string.Join(", ", Enum.GetNames(type)).ToLowerInvariant()}";
}
