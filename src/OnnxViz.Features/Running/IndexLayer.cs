namespace OnnxViz.Features;

/// <summary>A layer of an index; the shape is that of one picture's maps.</summary>
sealed record IndexLayer(string Name, string Tensor, string Operator, IReadOnlyList<long> Shape)
{
    public IndexLayer(FeatureLayer layer) : this(layer.Name, layer.Layer.Tensor, layer.Layer.Operator, layer.Shape)
    {
    }
}
