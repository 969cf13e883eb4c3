namespace OnnxViz.Gradients.Rules;

/// <summary>Orders of 0, 1, 2 ...</summary>
static class Permutation
{
    /// <summary>Whether the numbers are all of 0 to size - 1, each once.</summary>
    public static bool Is(IReadOnlyList<long> numbers, long size) =>
        numbers.Count == size
            && numbers.Distinct().Count() == size
            && numbers.All(number => number >= 0 && number < size);

    /// <summary>The order that undoes an order.</summary>
    public static long[] Inverse(IReadOnlyList<long> order)
    {
        var inverse = new long[order.Count];
        for (var at = 0; at < order.Count; at++)
        {
            inverse[order[at]] = at;
        }

        return inverse;
    }
}
