using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>The axes of an Einsum's inputs and output, one letter each; an ellipsis has letters of its own.</summary>
sealed record EinsumEquation(string[] Inputs, string Output)
{
    const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <exception cref="OnnxVizException">An input has an axis twice.</exception>
    public static EinsumEquation Of(Node node, int[] ranks)
    {
        var equation = node.Attributes.Text("equation", "").Replace(" ", "");
        var sides = equation.Split("->");
        var inputs = sides[0].Split(',');
        var hidden = inputs.Zip(ranks).Max(pair => Hidden(pair.First, pair.Second));
        var free = string.Concat(Letters.Except(equation).Take(hidden));
        var output = sides.Length > 1 ? sides[1] : Implied(sides[0], hidden);
        var named = inputs.Zip(ranks, (axes, rank) => Named(axes, free[(hidden - Hidden(axes, rank))..])).ToArray();
        return named.All(axes => axes.Distinct().Count() == axes.Length)
            ? new(named, Named(output, free))
            : throw new OnnxVizException(
                $"node {node.Label}: the gradient of Einsum {equation}, which takes a diagonal, is not known: "
                + "choose a layer before it");
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

    static int Hidden(string axes, int rank) => axes.Contains("...") ? rank - (axes.Length - 3) : 0;

    static string Named(string axes, string free) => axes.Replace("...", free);

    /// <remarks>Without an arrow: the letters that occur once, in alphabetical order, behind the ellipsis.</remarks>
    static string Implied(string inputs, int hidden)
    {
        var once = inputs.Where(char.IsAsciiLetter).CountBy(axis => axis).Where(pair => pair.Value == 1);
        return (hidden > 0 ? "..." : "") + string.Concat(once.Select(pair => pair.Key).Order());
    }
}
