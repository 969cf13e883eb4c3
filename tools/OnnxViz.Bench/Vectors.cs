namespace OnnxViz.Bench;

/// <summary>How gradients compare.</summary>
static class Vectors
{
    public static double Norm(float[] numbers) => Math.Sqrt(Dot(numbers, numbers));

    public static double Dot(float[] left, float[] right) => left.Zip(right, (x, y) => (double)x * y).Sum();

    public static double Cosine(float[] left, float[] right) => Dot(left, right) / Norm(left) / Norm(right);
}
