namespace OnnxViz.Features.Tests;

/// <summary>What the filters of a layer come to, number by number from the definitions.</summary>
sealed class PlainStatistics(FeatureLayer layer, float[] maps)
{
    const double Tolerance = 1e-12;

    /// <summary>Sums of squares lose (mean / sd)^2 of their 16 digits.</summary>
    const double ToleranceOfSquares = 1e-9;

    int Pictures => maps.Length / layer.Size;

    public void AssertEqual(FilterStatistics filter, float epsilon)
    {
        var pictures = Enumerable.Range(0, Pictures).Select(picture => Map(picture, filter.Channel)).ToArray();
        double[] all = [.. pictures.SelectMany(map => map).Select(value => (double)value)];
        var mean = all.Average();
        AssertClose(mean, filter.Mean);
        AssertClose(
            Math.Sqrt(all.Select(value => (value - mean) * (value - mean)).Average()), filter.Sd, ToleranceOfSquares);
        Assert.Equal((float)all.Min(), filter.Min);
        Assert.Equal((float)all.Max(), filter.Max);
        Assert.Equal(all.Count(value => value > epsilon) / (double)all.Length, filter.Active);
        Assert.Equal(pictures.Count(map => map.Max() > epsilon) / (double)Pictures, filter.Fires);
        Assert.Equal(1 - filter.Active, filter.Sparsity);
        if (all.Min() >= 0)
        {
            AssertClose(
                1 - (mean * mean / all.Select(value => value * value).Average()), filter.LifetimeSparseness!.Value);
        }

        var at = Array.IndexOf(all, all.Max());
        var width = layer.Shape.Rank == 3 ? (int)layer.Shape[2] : 0;
        Assert.Equal(at / layer.Positions, filter.Peak.Picture.Position);
        Assert.Equal(width > 0 ? at % layer.Positions / width : null, filter.Peak.Row);
        Assert.Equal(width > 0 ? at % layer.Positions % width : null, filter.Peak.Column);
    }

    static void AssertClose(double expected, double actual, double tolerance = Tolerance) =>
        Assert.Equal(expected, actual, tolerance * (1 + Math.Abs(expected)));

    float[] Map(int picture, int channel) =>
        maps.AsSpan((picture * layer.Size) + (channel * layer.Positions), layer.Positions).ToArray();
}
