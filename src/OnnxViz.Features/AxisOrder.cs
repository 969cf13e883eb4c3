using OnnxViz.Graph;

namespace OnnxViz.Features;

/// <summary>Copies arrays with their axes in another order.</summary>
/// <param name="shape">The shape as it is.</param>
/// <param name="order">Which axis comes first, second and so on.</param>
sealed class AxisOrder(Shape shape, IReadOnlyList<long> order)
{
    readonly long[] _lengths = [.. order.Select(axis => shape[(int)axis])];
    readonly long[] _strides =
        [.. order.Select(axis => shape.Skip((int)axis + 1).Aggregate(1L, (product, length) => product * length))];

    /// <summary>Copies an array, each element changed.</summary>
    public void Copy<T>(ReadOnlySpan<T> from, Span<float> to, Func<T, float> change)
    {
        var index = new long[_lengths.Length];
        for (long target = 0, source = 0; target < to.Length; target++)
        {
            to[(int)target] = change(from[(int)source]);
            for (var axis = index.Length - 1; axis >= 0; axis--)
            {
                source += _strides[axis];
                if (++index[axis] < _lengths[axis])
                {
                    break;
                }

                source -= _strides[axis] * _lengths[axis];
                index[axis] = 0;
            }
        }
    }
}
