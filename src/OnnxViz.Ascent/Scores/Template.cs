using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// What a layer is to make, given as numbers in place of a picture: a .npy file, [C, H, W], [1, C, H, W] or, of a layer
/// without places, [C]. It may have fewer rows and columns than the layer; it then lies over the layer's middle, and
/// the rest does not count.
/// </summary>
public static class Template
{
    /// <summary>Whether a file is one by its name.</summary>
    public static bool Is(string file) => file.EndsWith(".npy", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads one, [1, C, ...].</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="OnnxVizException">It cannot be read, has other axes, or numbers that are not
    /// finite.</exception>
    public static Tensor Read(string file)
    {
        var array = NpyFile.Read(file);
        if (array.Shape.Length is 0 or > 4 || (array.Shape.Length == 4 && array.Shape[0] != 1))
        {
            throw new OnnxVizException(
                $"{file} has the shape [{string.Join(", ", array.Shape)}], and what a layer is to make has [C, H, W] "
                + "or [C]: keep one of it");
        }

        var isWhole = array.Shape.Length is 4 || (array.Shape.Length is 2 && array.Shape[0] == 1);
        return array.Data.All(float.IsFinite)
            ? Tensor.Of(array.Data, Shape.Of(isWhole ? array.Shape : [1, .. array.Shape]))
            : throw new OnnxVizException($"{file} holds numbers that are not finite: nothing comes near to those");
    }

    /// <summary>The part of a layer that a target lies over.</summary>
    /// <param name="activation">The layer, [1, C, ...].</param>
    /// <param name="target">The target, [1, C, ...].</param>
    /// <param name="file">The file that the target comes from, for messages.</param>
    /// <exception cref="OnnxVizException">It does not lie within the layer.</exception>
    public static Value Under(Value activation, Value target, string file)
    {
        var (layer, shape) = (activation.Shape, target.Shape);
        if (shape.Rank != layer.Rank || shape[1] != layer[1]
            || Enumerable.Range(2, layer.Rank - 2).Any(axis => shape[axis] > layer[axis]))
        {
            throw new OnnxVizException(
                $"{file} has the shape {shape}, which does not lie within that of the layer, {layer}: draw it at "
                + "another size, or by the layer that it is of");
        }

        return Enumerable.Range(2, layer.Rank - 2).Where(axis => shape[axis] < layer[axis]).Aggregate(
            activation, (part, axis) => part.Slice(axis, (layer[axis] - shape[axis]) / 2, shape[axis]));
    }
}
