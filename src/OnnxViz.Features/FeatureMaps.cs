using OnnxViz.Graph;
using OnnxViz.Networks;
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
        _converted = layers.Select(layer => layer.Layer).Where(layer => IsConverted(layer, types[layer.Tensor]))
            .ToDictionary(layer => layer.Tensor, layer => new float[types[layer.Tensor].Shape.Size]);
    }

    public IReadOnlyList<FeatureLayer> Layers { get; }

    /// <summary>What the session writes.</summary>
    public RunBuffers Memory { get; }

    /// <summary>The maps of a layer for the whole batch, as floats.</summary>
    public ReadOnlySpan<float> Of(FeatureLayer layer) =>
        _converted.TryGetValue(layer.Layer.Tensor, out var converted)
            ? converted
            : Memory.Of<float>(layer.Layer.Tensor);

    /// <summary>Brings maps of other element types into floats and channels behind the batch, after a run.</summary>
    public void Convert()
    {
        foreach (var layer in Layers.Select(layer => layer.Layer).Where(layer => _converted.ContainsKey(layer.Tensor)))
        {
            var (element, shape) = _types[layer.Tensor];
            var order = new AxisOrder(shape, layer.ChannelsFirst);
            var floats = _converted[layer.Tensor];
            switch (element)
            {
                case ElementType.Float:
                    order.Copy(Memory.Of<float>(layer.Tensor), floats, number => number);
                    break;
                case ElementType.Float16:
                    order.Copy(Memory.Of<Half>(layer.Tensor), floats, number => (float)number);
                    break;
                case ElementType.Double:
                    order.Copy(Memory.Of<double>(layer.Tensor), floats, number => (float)number);
                    break;
                default:
                    order.Copy(
                        Memory.Of<ushort>(layer.Tensor),
                        floats,
                        number => BitConverter.UInt32BitsToSingle((uint)number << 16));
                    break;
            }
        }
    }

    public void Dispose() => Memory.Dispose();

    static bool IsConverted(Layer layer, TensorType type) =>
        type.Element != ElementType.Float || !layer.IsChannelsFirst;
}
