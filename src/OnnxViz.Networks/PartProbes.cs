using OnnxViz.Graph;
using OnnxViz.Runtime;

namespace OnnxViz.Networks;

/// <summary>What ONNX Runtime says of parts of a network: the types of their tensors, or why it refuses them.</summary>
/// <param name="sketch">Makes the part that some tensors need at a shape of the picture input.</param>
sealed class PartProbes(Func<IReadOnlyList<string>, Shape, OnnxModel> sketch)
{
    readonly Dictionary<string, (IReadOnlyDictionary<string, TensorType>? Types, OnnxVizException? Refusal)> _known =
        new(StringComparer.Ordinal);

    /// <summary>The types of a part's tensors, or why there are none; the answer is kept.</summary>
    public (IReadOnlyDictionary<string, TensorType>? Types, OnnxVizException? Refusal) Of(
        IReadOnlyList<string> tensors, Shape shape)
    {
        var key = KeyOf(tensors, shape);
        lock (_known)
        {
            return _known.TryGetValue(key, out var known)
                ? known
                : _known[key] = Probe(sketch(tensors, shape), tensors);
        }
    }

    /// <summary>Forgets all answers.</summary>
    public void Forget()
    {
        lock (_known)
        {
            _known.Clear();
        }
    }

    /// <summary>What names a part at a shape.</summary>
    public static string KeyOf(IReadOnlyList<string> tensors, Shape shape) =>
        string.Join('\n', tensors.Order(StringComparer.Ordinal).Append($"{shape}"));

    /// <summary>What is wrong with a model whose nodes have their own names still; null where nothing is.</summary>
    public static OnnxVizException? Refusal(OnnxModel part, IReadOnlyList<string> tensors) =>
        Probe(part, tensors).Refusal;

    /// <summary>What a question comes to: ONNX Runtime only throws what it refuses; here it is a value.</summary>
    public static OnnxVizException? RefusalOf(Action question)
    {
        try
        {
            question();
            return null;
        }
        catch (OnnxVizException reason)
        {
            return reason;
        }
    }

    /// <remarks>A window that is larger than its picture may leave a map of no pixels.</remarks>
    /// <exception cref="OnnxVizException">A tensor is empty.</exception>
    public static void RequireContent(
        IReadOnlyList<string> tensors, IReadOnlyDictionary<string, TensorType> types)
    {
        if (tensors.FirstOrDefault(
            tensor => types.TryGetValue(tensor, out var type) && type.Shape.Contains(0)) is { } empty)
        {
            throw new OnnxVizException($"{empty} would be empty ({types[empty].Shape})");
        }
    }

    static (IReadOnlyDictionary<string, TensorType>? Types, OnnxVizException? Refusal) Probe(
        OnnxModel part, IReadOnlyList<string> tensors)
    {
        IReadOnlyDictionary<string, TensorType>? types = null;
        var refusal = RefusalOf(() => RequireContent(tensors, types = ShapeProbe.Types(part)));
        return (types, refusal);
    }
}
