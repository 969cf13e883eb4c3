namespace OnnxViz.Representations.Words;

/// <summary>
/// k-means: points that stand for many (Lloyd 1982), begun with points far from each other (Arthur and Vassilvitskii
/// 2007).
/// </summary>
static class Means
{
    /// <summary>The means, each of the points that are nearest to it.</summary>
    /// <param name="points">The points, all of as many numbers.</param>
    /// <param name="count">How many means; there are at least as many different points.</param>
    /// <param name="rounds">It ends after so many at the latest, and where no point changes its mean.</param>
    /// <param name="random">What the first means are drawn by.</param>
    public static IReadOnlyList<double[]> Of(double[][] points, int count, int rounds, Random random)
    {
        var means = First(points, count, random);
        int[] before = [];
        for (var round = 0; round < rounds; round++)
        {
            int[] nearest = [.. points.Select(point => Nearest(point, means))];
            if (nearest.SequenceEqual(before))
            {
                break;
            }

            Move(means, points, nearest);
            before = nearest;
        }

        return means;
    }

    /// <summary>The square of the distance of two points.</summary>
    public static double Square(double[] one, double[] other)
    {
        var sum = 0.0;
        for (var place = 0; place < one.Length; place++)
        {
            var difference = one[place] - other[place];
            sum += difference * difference;
        }

        return sum;
    }

    /// <remarks>A point is drawn as often as the square of its distance to the nearest one so far says.</remarks>
    static List<double[]> First(double[][] points, int count, Random random)
    {
        var means = new List<double[]> { points[random.Next(points.Length)] };
        double[] squares = [.. points.Select(point => Square(point, means[0]))];
        while (means.Count < count)
        {
            var mean = points[Drawn(squares, random.NextDouble())];
            means.Add(mean);
            squares = [.. squares.Zip(points, (square, point) => Math.Min(square, Square(point, mean)))];
        }

        return means;
    }

    static int Drawn(double[] weights, double share)
    {
        var (place, left) = (0, share * weights.Sum());
        while (place < weights.Length - 1 && (left -= weights[place]) >= 0)
        {
            place++;
        }

        return place;
    }

    static int Nearest(double[] point, List<double[]> means)
    {
        var (nearest, least) = (0, double.PositiveInfinity);
        for (var mean = 0; mean < means.Count; mean++)
        {
            var square = Square(point, means[mean]);
            (nearest, least) = square < least ? (mean, square) : (nearest, least);
        }

        return nearest;
    }

    /// <remarks>A mean that no point is nearest to stays where it is.</remarks>
    static void Move(List<double[]> means, double[][] points, int[] nearest)
    {
        foreach (var group in points.Zip(nearest).GroupBy(pair => pair.Second, pair => pair.First))
        {
            var sum = new double[means[group.Key].Length];
            foreach (var point in group)
            {
                for (var place = 0; place < sum.Length; place++)
                {
                    sum[place] += point[place];
                }
            }

            means[group.Key] = [.. sum.Select(number => number / group.Count())];
        }
    }
}
