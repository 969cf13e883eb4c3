using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Runtime;
using Xunit;

namespace OnnxViz.Testing;

/// <summary>
/// Checks an operator's gradient rules against finite differences of ONNX Runtime's own results: the weighted sum of
/// the outputs is moved along random directions, and the slope must be the gradient's component.
/// </summary>
public static class GradientCheck
{
    const int Directions = 3;
    const double Tolerance = 1e-3;
    static readonly RuntimeSettings OneThread = RuntimeSettings.Default with { Threads = 1 };

    /// <summary>Fails unless every gradient of the row agrees with finite differences within 1e-3.</summary>
    public static void Verify(OperatorRow row, Profile profile)
    {
        var random = new Random(20260);
        using var operation = OperatorUnderTest.Prepare(row, random);
        var wanted = row.Wanted ?? [.. operation.Drawn];
        var weights = operation.OutputTypes.Select(type => Draw(type.Shape, random, Draws.Any)).ToArray();
        var gradients = operation.Gradients(weights, wanted, GradientRules.For(profile), OneThread);
        foreach (var (input, gradient) in wanted.Zip(gradients))
        {
            for (var direction = 0; direction < Directions; direction++)
            {
                Compare(row, operation, weights, input, gradient, random);
            }
        }
    }

    static void Compare(
        OperatorRow row, OperatorUnderTest operation, float[][] weights, int input, float[] gradient, Random random)
    {
        var direction = Draw(operation.InputTypes[input].Shape, random, Draws.Any);
        var slope = Slope(distance => operation.Sum(weights, input, direction, distance), row.Step);
        var component = gradient.Zip(direction, (g, d) => (double)g * d).Sum();
        var scale = Math.Max(
            Math.Abs(slope), Norm(gradient) * Norm(direction) / Math.Sqrt(Math.Max(direction.Length, 1)));
        Assert.True(
            Math.Abs(slope - component) <= Tolerance * Math.Max(scale, 1e-3),
            $"{row}: gradient of input {input} gives {component}, finite differences give {slope}");
    }

    /// <remarks>Fourth-order central difference.</remarks>
    static double Slope(Func<double, double> f, double h) => ((8 * (f(h) - f(-h))) - (f(2 * h) - f(-2 * h))) / (12 * h);

    static double Norm(float[] numbers) => Math.Sqrt(numbers.Sum(number => (double)number * number));

    static float[] Draw(Shape shape, Random random, Func<Random, double> draw) =>
        [.. Enumerable.Range(0, (int)shape.Size).Select(_ => (float)draw(random))];
}
