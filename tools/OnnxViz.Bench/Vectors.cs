namespace OnnxViz.Bench;

/// <summary>How gradients compare.</summary>
static class Vectors
{
    public static double Norm(float[] numbers) => Math.Sqrt(Dot(numbers, numbers));

    public static double Dot(float[] left, float[] right) => left.Zip(right, (x, y) => (double)x * y).Sum();

    /// <summary>The cosine; of nothing and nothing 1, of nothing and something 0.</summary>
    public static double Cosine(float[] left, float[] right)
    {
        var (first, second) = (Norm(left), Norm(right));
        return first > 0 && second > 0 ? Dot(left, right) / first / second : first == second ? 1 : 0;
    }
}
