namespace OnnxViz.Pictures;

/// <summary>Round numbers to write beside an axis: 1, 2 or 5 times powers of ten.</summary>
static class PlotTicks
{
    const int Least = 4;

    /// <summary>The powers of ten from which on only these have room.</summary>
    const int Many = 4;

    static readonly double[] Leading = [1, 2, 5];

    /// <summary>Multiples of a round number, at least four of them.</summary>
    /// <param name="first">The first number of the axis.</param>
    /// <param name="last">The last, above the first.</param>
    public static IEnumerable<double> Even(double first, double last)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10((last - first) / Least)));
        var apart = Leading.Select(each => each * power).Last(each => each * Least <= last - first);
        var (from, to) = ((long)Math.Ceiling(first / apart), (long)Math.Floor(last / apart));
        return Enumerable.Range(0, (int)(to - from + 1)).Select(index => (from + index) * apart);
    }

    /// <summary>
    /// Round numbers of an axis on which equal distances are equal ratios; powers of ten alone where there are many.
    /// </summary>
    /// <param name="first">The first number of the axis, above 0.</param>
    /// <param name="last">The last, above the first.</param>
    public static IEnumerable<double> Ratios(double first, double last)
    {
        var (low, high) = ((int)Math.Floor(Math.Log10(first)), (int)Math.Ceiling(Math.Log10(last)));
        return Enumerable.Range(low, high - low + 1)
            .SelectMany(power => (high - low > Many ? Leading[..1] : Leading).Select(
                each => each * Math.Pow(10, power)))
            .Where(number => number >= first && number <= last);
    }
}
