using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>Index tuples, which run along the last axis, as positions.</summary>
static class IndexTuples
{
    /// <summary>The tuples with the positions of the batch axes, which are not in them, put in front.</summary>
    public static Value WithBatch(Value tuples, int batchAxes)
    {
        var single = tuples.Shape.With(tuples.Rank - 1, 1);
        var batch = Enumerable.Range(0, batchAxes).Select(axis => tuples.Builder.Count(single, axis));
        return batch.Append(tuples).ToArray().Concat(-1);
    }

    /// <summary>
    /// The position of each tuple among all tuples of a shape's first axes; the last axis stays with size 1.
    /// </summary>
    public static Value Flat(Value tuples, Shape shape)
    {
        var place = tuples.Slice(-1, 0, 1) * 0;
        for (var axis = 0; axis < tuples.Shape[tuples.Rank - 1]; axis++)
        {
            var index = tuples.Slice(-1, axis, 1);
            place = (place * shape[axis]) + (index < 0).Where(index + shape[axis], index);
        }

        return place;
    }
}
