using OnnxViz.Ascent;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Drawing;

/// <summary>File names for units, such as <c>relu5_1-0012</c>.</summary>
static class UnitNames
{
    /// <summary>The name of the contact sheet, which no unit gets.</summary>
    public const string Sheet = "sheet";

    const int Longest = 80;

    /// <summary>A name for each unit, without an extension; no two differ by case alone.</summary>
    public static IReadOnlyDictionary<Objective, string> Of(Network network, IReadOnlyList<Objective> objectives)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { Sheet };
        var names = new Dictionary<Objective, string>();
        foreach (var objective in objectives)
        {
            var name = Safe(Of(objective.Rename(layer => network.Layers.Find(layer).Name)));
            names[objective] = Enumerable.Range(1, int.MaxValue)
                .Select(number => number == 1 ? name : $"{name}-{number}").First(taken.Add);
        }

        return names;
    }

    static string Of(Objective objective) => objective switch
    {
        Channel channel => $"{channel.Layer}-{channel.Index:0000}",
        Neuron { Y: null } neuron => $"{neuron.Layer}-{neuron.Index:0000}-centre",
        Neuron neuron => $"{neuron.Layer}-{neuron.Index:0000}-{neuron.Y}-{neuron.X}",
        WholeLayer layer => layer.Layer,
        _ => $"{objective}",
    };

    static bool IsSafe(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_';

    static string Safe(string name)
    {
        var safe = string.Concat(name.Select(letter => IsSafe(letter) ? letter : '_')).Trim('_', '.');
        return safe.Length == 0 ? "unit" : safe[Math.Max(0, safe.Length - Longest)..].TrimStart('.', '-');
    }
}
