using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>A picture's activations by layer.</summary>
public sealed class Activations(Func<string, Value> find)
{
    /// <summary>The activation of a layer, [1, C, ...].</summary>
    public Value this[string layer] => find(layer);
}
