namespace OnnxViz.Attribution;

/// <summary>Spearman's rank correlation.</summary>
static class RankCorrelation
{
    /// <summary>From -1 to 1; 0 where all numbers of one side are equal.</summary>
    public static double Of(IReadOnlyList<double> left, IReadOnlyList<double> right)
    {
        var (one, other, middle) = (Ranks(left), Ranks(right), (left.Count - 1) / 2.0);
        var (both, first, second) = (0.0, 0.0, 0.0);
        for (var at = 0; at < one.Length; at++)
        {
            both += (one[at] - middle) * (other[at] - middle);
            first += (one[at] - middle) * (one[at] - middle);
            second += (other[at] - middle) * (other[at] - middle);
        }

        return first == 0 || second == 0 ? 0 : both / Math.Sqrt(first * second);
    }

    /// <summary>Ranks from 0; equal numbers share the mean of theirs.</summary>
    static double[] Ranks(IReadOnlyList<double> numbers)
    {
        int[] order = [.. Enumerable.Range(0, numbers.Count).OrderBy(at => numbers[at])];
        var ranks = new double[order.Length];
        for (var first = 0; first < order.Length;)
        {
            var behind = first + 1;
            while (behind < order.Length && numbers[order[behind]] == numbers[order[first]])
            {
                behind++;
            }

            foreach (var at in order[first..behind])
            {
                ranks[at] = (first + behind - 1) / 2.0;
            }

            first = behind;
        }

        return ranks;
    }
}
