namespace OnnxViz.Bench;

/// <summary>Seconds of runs, in order.</summary>
sealed class Timing(IEnumerable<double> seconds)
{
    readonly double[] _ordered = [.. seconds.Order()];

    public int Runs => _ordered.Length;

    public double Median => _ordered[_ordered.Length / 2];

    public double Least => _ordered[0];

    public double Most => _ordered[^1];
}
