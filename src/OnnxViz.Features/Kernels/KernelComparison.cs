using System.Numerics.Tensors;
using OnnxViz.Graph;
using OnnxViz.Runtime;
using Tensor = OnnxViz.Graph.Tensor;

namespace OnnxViz.Features;

/// <summary>Compares the kernels of a layer with one another.</summary>
public static class KernelComparison
{
    const int Rows = 512;
    const string Some = "some";
    const string Cosines = "cosines";

    /// <summary>Norms, means, and for each kernel the one that points most nearly the same way.</summary>
    /// <param name="kernels">The kernels.</param>
    /// <param name="settings">Where to compute; the products take kernels² times their size.</param>
    public static IReadOnlyList<KernelFacts> Of(LayerKernels kernels, RuntimeSettings settings)
    {
        var norms = Enumerable.Range(0, kernels.Count).Select(index => Norm(kernels.Kernel(index))).ToArray();
        var directions = Directions(kernels, norms);
        var facts = new List<KernelFacts>();
        var rows = Math.Min(Rows, kernels.Count);
        using var session = OnnxSession.Open(Products(directions, rows, kernels), settings);
        for (var first = 0; first < kernels.Count; first += rows)
        {
            var block = new float[rows * kernels.Size];
            directions.AsSpan(first * kernels.Size, Math.Min(rows, kernels.Count - first) * kernels.Size).CopyTo(block);
            var cosines = session.Run(
                new Dictionary<string, Tensor> { [Some] = Tensor.Of(block, [rows, kernels.Size]) })[Cosines].ToFloats();
            for (var index = first; index < Math.Min(first + rows, kernels.Count); index++)
            {
                facts.Add(Facts(kernels, index, norms, cosines.AsSpan((index - first) * kernels.Count, kernels.Count)));
            }
        }

        return facts;
    }

    static OnnxModel Products(float[] directions, int rows, LayerKernels kernels)
    {
        var graph = new GraphBuilder();
        var some = graph.Input(Some, new(ElementType.Float, [rows, kernels.Size]));
        var all = graph.Constant(Tensor.Of(directions, [kernels.Count, kernels.Size]));
        return OnnxModel.Of(graph.Build([new(Cosines, some.MatMul(all.TransposeMatrix()))]));
    }

    static float[] Directions(LayerKernels kernels, double[] norms)
    {
        var directions = new float[kernels.Numbers.Length];
        for (var index = 0; index < kernels.Count; index++)
        {
            if (norms[index] > 0)
            {
                TensorPrimitives.Multiply(
                    kernels.Kernel(index),
                    (float)(1 / norms[index]),
                    directions.AsSpan(index * kernels.Size, kernels.Size));
            }
        }

        return directions;
    }

    static KernelFacts Facts(LayerKernels kernels, int index, double[] norms, ReadOnlySpan<float> cosines)
    {
        var kernel = kernels.Kernel(index);
        var nearest = norms[index] > 0 ? Nearest(index, norms, cosines) : null;
        return new(
            index, norms[index], Mean(kernel), Math.Abs(TensorPrimitives.MaxMagnitude(kernel)), nearest,
            nearest is { } other ? Math.Clamp(cosines[other], -1, 1) : null);
    }

    static int? Nearest(int index, double[] norms, ReadOnlySpan<float> cosines)
    {
        int? nearest = null;
        for (var other = 0; other < cosines.Length; other++)
        {
            if (other != index && norms[other] > 0 && (nearest is null || cosines[other] > cosines[nearest.Value]))
            {
                nearest = other;
            }
        }

        return nearest;
    }

    static double Norm(ReadOnlySpan<float> numbers)
    {
        var sum = 0.0;
        foreach (var number in numbers)
        {
            sum += (double)number * number;
        }

        return Math.Sqrt(sum);
    }

    static double Mean(ReadOnlySpan<float> numbers)
    {
        var sum = 0.0;
        foreach (var number in numbers)
        {
            sum += number;
        }

        return sum / numbers.Length;
    }
}
