using OnnxViz.Graph;

namespace OnnxViz.Networks.Fields;

/// <summary>What the outputs of one node see. What is not known to see less may see the whole input.</summary>
sealed class NodeSight(
    Node node, IReadOnlyDictionary<string, Tensor> constants, IReadOnlyDictionary<string, TensorType> types,
    IReadOnlyDictionary<string, Sight> sights)
{
    public Sight Of(string output)
    {
        var sight = Through(output);
        return sight with { ChannelAxis = ChannelAxes.MadeBy(node, types, sights.ContainsKey) ?? sight.ChannelAxis };
    }

    Sight Through(string output) => node.Operator switch
    {
        "Conv" or "FusedConv" => Input(0).Map(Windowed([.. types[node.Inputs[1]].Shape.Skip(2)])),
        "MaxPool" or "AveragePool" or "LpPool" => Input(0).Map(Windowed([])),
        "ConvTranspose" => Input(0).Map(TransposedWindow()),
        "Transpose" => Input(0).Map((axis, span) => (Array.IndexOf(Permutation(), axis), span)),
        "Resize" => Input(0).Map(Resized(types[output].Shape)),
        "DepthToSpace" =>
            Input(0).Map(
                (axis, span) => (axis, span.Resampled(-0.5 + (0.5 / Block), 1.0 / Block, 0.5 - (0.5 / Block)))),
        "SpaceToDepth" => Input(0).Map((axis, span) => (axis, span.Windowed(Block, Block, 0))),
        "Slice" => Input(0).Map(Sliced(types[output].Shape)),
        "Pad" => Input(0).Map(Padded()),
        "Reshape" or "Squeeze" or "Unsqueeze" or "Flatten" =>
            Input(0).Map((axis, span) => (SameAxis(axis, types[output].Shape), span)),
        "MatMul" when !sights.ContainsKey(node.Inputs[1]) =>
            Input(0).Map((axis, span) => (axis < Shape.Rank - 1 ? axis : null, span)),
        "LayerNormalization" => Input(0).Map((axis, span) => (axis, axis < Axis(-1) ? span : All(span))),
        "Softmax" or "LogSoftmax" or "Hardmax" or "LpNormalization" =>
            Input(0).Map((axis, span) => (axis, axis == Axis(-1) ? All(span) : span)),
        "Split" => Input(0).Map((axis, span) => (axis, axis == Axis(0) ? All(span) : span)),
        "Gather" when !sights.ContainsKey(node.Inputs[1]) => Input(0).Map(Gathered()),
        "InstanceNormalization" or "GroupNormalization" or "MeanVarianceNormalization" =>
            Input(0).Map((axis, span) => (axis, All(span))),
        _ when node.Operator.StartsWith("Global", StringComparison.Ordinal) =>
            Input(0).Map((axis, _) => (axis, FieldSpan.Whole)),
        _ when node.Operator.StartsWith("Reduce", StringComparison.Ordinal) => Input(0).Map(Reduced()),
        _ => IsPointwise(output) ? Pointwise(types[output].Shape) : Sight.Everything,
    };

    Shape Shape => types[node.Inputs[0]].Shape;

    long Block => node.Attributes.Int("blocksize", 1);

    Sight Input(int index) => sights.GetValueOrDefault(node.Inputs[index], Sight.Everything);

    int Axis(long fallback) => Shape.Axis(node.Attributes.Int("axis", fallback));

    /// <summary>A position that may see everything, though it still has a place.</summary>
    static FieldSpan All(FieldSpan span) => span with { Extent = null };

    int[] Permutation() => node.Attributes.Ints("perm") is { } permutation
        ? Array.ConvertAll(permutation, axis => (int)axis)
        : [.. Enumerable.Range(0, Shape.Rank).Reverse()];

    Func<int, FieldSpan, (int?, FieldSpan)> Windowed(long[] kernel)
    {
        var window = Window.Of(node.Attributes, kernel, Shape);
        return (axis, span) => axis < 2
            ? (axis, All(span))
            : (axis, span.Windowed(window.Extent(axis - 2), window.Strides[axis - 2], window.Before[axis - 2]));
    }

    Func<int, FieldSpan, (int?, FieldSpan)> TransposedWindow()
    {
        var window = Window.Of(node.Attributes, [.. types[node.Inputs[1]].Shape.Skip(2)], Shape);
        return (axis, span) => axis < 2
            ? (axis, All(span))
            : (axis, span.Transposed(window.Extent(axis - 2), window.Strides[axis - 2], window.Before[axis - 2]));
    }

    Func<int, FieldSpan, (int?, FieldSpan)> Resized(Shape after)
    {
        var coordinates = node.Attributes.Text("coordinate_transformation_mode", "half_pixel");
        var reach = node.Attributes.Text("mode", "nearest") switch { "cubic" => 2.0, "linear" => 1.0, _ => 0.5 };
        return (axis, span) =>
        {
            var (from, to) = (Shape[axis], after[axis]);
            var step = coordinates == "align_corners" ? (from - 1.0) / Math.Max(1, to - 1) : (double)from / to;
            var offset = coordinates is "align_corners" or "asymmetric" ? 0 : (step - 1) / 2;
            return from == to ? (axis, span) : (axis, span.Resampled(offset, step, reach));
        };
    }

    Func<int, FieldSpan, (int?, FieldSpan)> Sliced(Shape after)
    {
        var starts = Numbers(1);
        var axes = Numbers(3)
            ?? (starts is null ? null : [.. Enumerable.Range(0, starts.Length).Select(axis => (long)axis)]);
        var steps = node.Input(4).Length == 0 ? null : Numbers(4);
        return (axis, span) =>
        {
            var place = axes is null ? -1 : Array.FindIndex(axes, other => Shape.Axis(other) == axis);
            if (starts is null || axes is null || (node.Input(4).Length > 0 && steps is null))
            {
                return (axis, Shape[axis] == after[axis] ? span : All(span));
            }

            var step = place < 0 ? 1 : steps?[place] ?? 1;
            return place < 0
                ? (axis, span)
                : step < 1 ? (axis, All(span)) : (axis, span.Resampled(Start(starts[place], axis), step, 0));
        };
    }

    long Start(long start, int axis) => Math.Clamp(start < 0 ? start + Shape[axis] : start, 0, Shape[axis]);

    Func<int, FieldSpan, (int?, FieldSpan)> Padded()
    {
        var pads = Numbers(1);
        var axes = node.Input(3).Length == 0 ? null : Numbers(3);
        return (axis, span) =>
        {
            if (pads is null || (node.Input(3).Length > 0 && axes is null))
            {
                return (axis, All(span));
            }

            var place = axes is null ? axis : Array.FindIndex(axes, other => Shape.Axis(other) == axis);
            return (axis, place < 0 ? span : span.Resampled(-pads[place], 1, 0));
        };
    }

    Func<int, FieldSpan, (int?, FieldSpan)> Gathered()
    {
        var (along, added) = (Axis(0), types[node.Inputs[1]].Shape.Rank - 1);
        return (axis, span) => axis == along ? (null, span) : (axis > along ? axis + added : axis, span);
    }

    Func<int, FieldSpan, (int?, FieldSpan)> Reduced()
    {
        var axes = node.Input(1).Length == 0 ? [] : Numbers(1);
        var gone = axes is null or []
            ? [.. Enumerable.Range(0, Shape.Rank)]
            : Array.ConvertAll(axes, axis => Shape.Axis(axis));
        var isKept = node.Attributes.Int("keepdims", 1) != 0;
        return (axis, span) => isKept
            ? (axis, gone.Contains(axis) ? FieldSpan.Whole : span)
            : gone.Contains(axis) ? (null, span) : (axis - gone.Count(other => other < axis), span);
    }

    long[]? Numbers(int index) => constants.TryGetValue(node.Input(index), out var tensor) ? tensor.ToLongs() : null;

    /// <summary>The axis of the same length with as many elements before it; null where there is none.</summary>
    int? SameAxis(int axis, Shape after)
    {
        var before = Product(Shape, axis);
        for (var other = 0; other < after.Rank; other++)
        {
            if (after[other] == Shape[axis]
                && Product(after, other) == before
                && Product(after, other + 1) == Product(Shape, axis + 1))
            {
                return other;
            }
        }

        return null;
    }

    static long Product(Shape shape, int count) =>
        shape.Take(count).Aggregate(1L, (product, length) => product * length);

    /// <summary>
    /// Whether the node computes each element from the elements at the same place, as its shapes have it.
    /// </summary>
    bool IsPointwise(string output) =>
        OperatorTable.Is(node.Operator, OperatorTraits.Pointwise)
            && node.Inputs.Where(sights.ContainsKey).All(name => types[name].Shape.Rank <= types[output].Shape.Rank);

    Sight Pointwise(Shape after)
    {
        var aligned = node.Inputs.Where(sights.ContainsKey).Select(
            name => Aligned(sights[name], types[name].Shape, after)).ToArray();
        var rows = aligned.Select(sight => sight.RowAxis).OfType<int>().Cast<int?>().FirstOrDefault();
        var columns = aligned.Select(sight => sight.ColumnAxis).OfType<int>().Cast<int?>().FirstOrDefault();
        return aligned.Any(sight => (sight.RowAxis ?? rows) != rows || (sight.ColumnAxis ?? columns) != columns)
            ? Sight.Everything
            : new(
                FieldSpan.Union([.. aligned.Select(sight => sight.Rows)]),
                FieldSpan.Union([.. aligned.Select(sight => sight.Columns)]), rows, columns,
                aligned.Select(sight => sight.ChannelAxis).FirstOrDefault(axis => axis is not null));
    }

    /// <summary>
    /// An operand as it lies in the result: axes counted from the end, an axis of length one seen from everywhere.
    /// </summary>
    Sight Aligned(Sight sight, Shape shape, Shape after) => sight.Map((axis, span) =>
    {
        var place = axis + after.Rank - shape.Rank;
        var isConcatenated = node.Operator == "Concat" && place == after.Axis(node.Attributes.Int("axis", 0));
        return isConcatenated || (shape[axis] == 1 && after[place] > 1) ? (place, FieldSpan.Whole) : (place, span);
    });
}
