using System.Numerics;
using System.Runtime.InteropServices;
using OnnxViz.Graph;

namespace OnnxViz.Networks;

/// <summary>Finds weights that are no numbers, which would make every activation behind them NaN.</summary>
static class FiniteWeights
{
    /// <exception cref="OnnxVizException">A constant of the graph holds a NaN.</exception>
    public static void Require(OnnxGraph graph, string path)
    {
        foreach (var (name, tensor) in graph.Constants)
        {
            if (tensor.Element == ElementType.Float && HasNaN(MemoryMarshal.Cast<byte, float>(tensor.Bytes.Span)))
            {
                throw new OnnxVizException(
                    $"{path} has NaN in its weights {name}: export it again, or choose a layer before these");
            }
        }
    }

    static bool HasNaN(ReadOnlySpan<float> numbers)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(numbers);
        foreach (var vector in vectors)
        {
            if (!Vector.EqualsAll(vector, vector))
            {
                return true;
            }
        }

        return numbers[(vectors.Length * Vector<float>.Count)..].ContainsAnyNaN();
    }

    static bool ContainsAnyNaN(this ReadOnlySpan<float> numbers)
    {
        foreach (var number in numbers)
        {
            if (float.IsNaN(number))
            {
                return true;
            }
        }

        return false;
    }
}
