namespace OnnxViz.Bench;

/// <summary>Products of vectors in double precision.</summary>
static class Vectors
{
    public static double Norm(float[] numbers) => Math.Sqrt(Dot(numbers, numbers));

    public static double Dot(float[] left, float[] right) => left.Zip(right, (x, y) => (double)x * y).Sum();
}
