using System.Collections;
using System.Runtime.CompilerServices;

namespace OnnxViz.Graph;

/// <summary>The dimensions of a tensor, all known; compared by content.</summary>
[CollectionBuilder(typeof(Shape), nameof(Of))]
public sealed class Shape : IReadOnlyList<long>, IEquatable<Shape>
{
    readonly long[] _dimensions;

    Shape(long[] dimensions) => _dimensions = dimensions;

    /// <summary>The shape of a single number: no dimensions.</summary>
    public static Shape Scalar { get; } = new([]);

    /// <summary>How many dimensions there are.</summary>
    public int Rank => _dimensions.Length;

    /// <summary>The number of elements: the product of the dimensions, 1 for a scalar.</summary>
    /// <exception cref="OnnxVizException">There are more than 2^63 - 1.</exception>
    public long Size
    {
        get
        {
            var product = 1L;
            foreach (var dimension in _dimensions)
            {
                product = Math.BigMul(product, dimension, out var low) == low >> 63
                    ? low
                    : throw new OnnxVizException($"a tensor of shape {this} has more elements than can be counted");
            }

            return product;
        }
    }

    int IReadOnlyCollection<long>.Count => Rank;

    /// <summary>The dimension at an axis.</summary>
    public long this[int axis] => _dimensions[axis];

    /// <summary>A shape from its dimensions.</summary>
    public static Shape Of(ReadOnlySpan<long> dimensions) => new(dimensions.ToArray());

    /// <summary>A shape from its dimensions.</summary>
    public static Shape From(IEnumerable<long> dimensions) => new([.. dimensions]);

    /// <summary>The shape that two operands have together under ONNX's (numpy's) broadcasting.</summary>
    /// <exception cref="OnnxVizException">The shapes do not fit together.</exception>
    public static Shape Broadcast(Shape left, Shape right)
    {
        var rank = Math.Max(left.Rank, right.Rank);
        var dimensions = new long[rank];
        for (var axis = 0; axis < rank; axis++)
        {
            dimensions[axis] = Together(left.FromEnd(rank - axis), right.FromEnd(rank - axis), left, right);
        }

        return new(dimensions);
    }

    /// <summary>The same shape with one dimension replaced.</summary>
    public Shape With(int axis, long dimension)
    {
        var dimensions = _dimensions.ToArray();
        dimensions[axis] = dimension;
        return new(dimensions);
    }

    /// <summary>An axis counted from the front, whichever way it was given.</summary>
    /// <exception cref="OnnxVizException">The axis lies outside the rank.</exception>
    public int Axis(long axis)
    {
        var positive = axis < 0 ? axis + Rank : axis;
        return positive >= 0 && positive < Rank
            ? (int)positive
            : throw new OnnxVizException($"axis {axis} does not exist in a tensor of shape {this}");
    }

    /// <summary>The dimensions as a fresh array.</summary>
    public long[] ToArray() => [.. _dimensions];

    /// <inheritdoc/>
    public bool Equals(Shape? other) => other is not null && _dimensions.AsSpan().SequenceEqual(other._dimensions);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Shape);

    /// <inheritdoc/>
    public override int GetHashCode() => _dimensions.Aggregate(Rank, HashCode.Combine);

    /// <summary>The shape as text, such as <c>1x3x224x224</c>; <c>scalar</c> without dimensions.</summary>
    public override string ToString() => Rank == 0 ? "scalar" : string.Join('x', _dimensions);

    /// <inheritdoc/>
    public IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)_dimensions).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _dimensions.GetEnumerator();

    static long Together(long left, long right, Shape leftShape, Shape rightShape) =>
        left == right || right == 1 ? left
        : left == 1 ? right
        : throw new OnnxVizException($"the shapes {leftShape} and {rightShape} cannot be broadcast together");

    long FromEnd(int position) => position <= Rank ? _dimensions[Rank - position] : 1;
}
