using OnnxViz.Graph;
using OnnxViz.Runtime;

namespace OnnxViz.Features;

/// <summary>Memory for the maps of a batch.</summary>
sealed class FeatureMaps : IDisposable
{
    readonly IReadOnlyDictionary<string, TensorType> _types;
    readonly Dictionary<string, float[]> _converted;

    public FeatureMaps(IReadOnlyList<FeatureLayer> layers, IReadOnlyDictionary<string, TensorType> types)
    {
        (Layers, _types, Memory) = (layers, types, new(types));
        _converted = types.Where(pair => pair.Value.Element != ElementType.Float)
            .ToDictionary(pair => pair.Key, pair => new float[pair.Value.Shape.Size]);
    }

    public IReadOnlyList<FeatureLayer> Layers { get; }

    /// <summary>What the session writes.</summary>
    public RunBuffers Memory { get; }

    /// <summary>The maps of a layer for the whole batch, as floats.</summary>
    public ReadOnlySpan<float> Of(FeatureLayer layer) =>
        _converted.TryGetValue(layer.Layer.Tensor, out var converted) ? converted : Memory.Of<float>(layer.Layer.Tensor);

    /// <summary>Brings maps of other element types into floats, after a run.</summary>
    public void Convert()
    {
        foreach (var (tensor, floats) in _converted)
        {
            switch (_types[tensor].Element)
            {
                case ElementType.Float16:
                    Convert(Memory.Of<Half>(tensor), floats, number => (float)number);
                    break;
                case ElementType.Double:
                    Convert(Memory.Of<double>(tensor), floats, number => (float)number);
                    break;
                default:
                    Convert(Memory.Of<ushort>(tensor), floats, number => BitConverter.UInt32BitsToSingle((uint)number << 16));
                    break;
            }
        }
    }

    public void Dispose() => Memory.Dispose();

    static void Convert<T>(ReadOnlySpan<T> numbers, Span<float> floats, Func<T, float> convert)
    {
        for (var i = 0; i < floats.Length; i++)
        {
            floats[i] = convert(numbers[i]);
        }
    }
}
