using OnnxViz.Graph;

namespace OnnxViz.Networks;

/// <summary>The tensors of a network that was written into a graph.</summary>
public sealed class PictureValues
{
    readonly LayerCatalog _layers;

    internal PictureValues(LayerCatalog layers, IReadOnlyDictionary<string, Value> tensors) =>
        (_layers, Tensors) = (layers, tensors);

    /// <summary>The tensors as they are, by name.</summary>
    public IReadOnlyDictionary<string, Value> Tensors { get; }

    /// <summary>What a layer makes, [N, C, ...]: in single precision, channels behind the batch.</summary>
    public Value this[string tensor]
    {
        get
        {
            var layer = _layers.OfTensor(tensor);
            var first = Tensors[tensor].Cast(ElementType.Float).Transpose([.. layer.ChannelsFirst]);
            return layer.HasBatch ? first : first.Reshape([1, .. first.Shape]);
        }
    }
}
