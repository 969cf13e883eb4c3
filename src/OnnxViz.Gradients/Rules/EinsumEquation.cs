using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>The axes of an Einsum's inputs and output, one letter each; an ellipsis has letters of its own.</summary>
/// <param name="Inputs">The axes of each input; those of a diagonal have the same letter.</param>
/// <param name="Output">The axes of the output.</param>
/// <param name="Free">Letters that nothing is called by.</param>
sealed record EinsumEquation(string[] Inputs, string Output, string Free)
{
    const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public static EinsumEquation Of(Node node, int[] ranks)
    {
        var equation = node.Attributes.Text("equation", "").Replace(" ", "");
        var sides = equation.Split("->");
        var inputs = sides[0].Split(',');
        var hidden = inputs.Zip(ranks).Max(pair => Hidden(pair.First, pair.Second));
        var letters = string.Concat(Letters.Except(equation));
        var free = letters[..hidden];
        var output = sides.Length > 1 ? sides[1] : Implied(sides[0], hidden);
        var named = inputs.Zip(ranks, (axes, rank) => Named(axes, free[(hidden - Hidden(axes, rank))..])).ToArray();
        return new(named, Named(output, free), letters[hidden..]);
    }

    /// <summary>The size of each axis: the larger one where an operand is broadcast.</summary>
    public static Dictionary<char, long> Sizes(string[] axes, Shape[] shapes)
    {
        var sizes = new Dictionary<char, long>();
        foreach (var (axis, size) in axes.Zip(shapes).SelectMany(pair => pair.First.Zip(pair.Second)))
        {
            sizes[axis] = Math.Max(size, sizes.GetValueOrDefault(axis, 1));
        }

        return sizes;
    }

    /// <summary>
    /// The axes of an input with another letter for each further axis of a diagonal, and these pairs of letters.
    /// </summary>
    public (string Axes, (char First, char Further)[] Diagonals) Unfolded(int input)
    {
        var axes = Inputs[input].ToCharArray();
        var diagonals = new List<(char, char)>();
        for (var at = 0; at < axes.Length; at++)
        {
            var first = axes[at];
            if (Array.IndexOf(axes, first) < at)
            {
                axes[at] = Free[diagonals.Count];
                diagonals.Add((first, axes[at]));
            }
        }

        return (new(axes), [.. diagonals]);
    }

    static int Hidden(string axes, int rank) => axes.Contains("...") ? rank - (axes.Length - 3) : 0;

    static string Named(string axes, string free) => axes.Replace("...", free);

    /// <remarks>Without an arrow: the letters that occur once, in alphabetical order, behind the ellipsis.</remarks>
    static string Implied(string inputs, int hidden)
    {
        var once = inputs.Where(char.IsAsciiLetter).CountBy(axis => axis).Where(pair => pair.Value == 1);
        return (hidden > 0 ? "..." : "") + string.Concat(once.Select(pair => pair.Key).Order());
    }
}
