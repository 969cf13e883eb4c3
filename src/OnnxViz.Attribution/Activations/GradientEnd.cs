using OnnxViz.Ascent;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Attribution;

/// <summary>Says where a gradient ends that does not come through.</summary>
static class GradientEnd
{
    const int MostNamed = 3;

    /// <summary>A sentence about where the gradient of a score ends on its way to the pixels, and why; null where it
    /// does not.</summary>
    /// <param name="task">What is scored.</param>
    /// <param name="picture">[C, H, W].</param>
    /// <param name="unit">The unit, its layers named by tensors.</param>
    public static string? Find(AttributionTask task, float[] picture, Objective unit)
    {
        var network = task.Network.Network;
        var before = LastPositions.Before(network, unit.Layers);
        Layer[] layers = [.. network.FindLayers().All.Where(
            layer => before.Contains(layer.Tensor) && layer.Differentiable)];
        var flow = GradientFlow.Measure(
            task, [.. layers.Select(layer => (layer.Tensor, (Func<Value, Value>)(value => value)))], picture, unit);
        var open = layers.Where((_, index) => flow[index] > 0).Select(layer => layer.Tensor).ToHashSet();
        var known = layers.Select(layer => layer.Tensor).ToHashSet();
        var producers = network.ToModel().Graph.Producers();
        Layer[] ends = [.. layers.Where(
            layer => (open.Contains(layer.Tensor) || unit.Layers.Contains(layer.Tensor))
                && producers.TryGetValue(layer.Tensor, out var node)
                && node.Inputs.Any(known.Contains) && !node.Inputs.Any(open.Contains))];
        return ends.Length == 0
            ? null
            : $"the gradient of {unit} ends at {string.Join(", ", ends.Take(MostNamed).Select(Words))}"
                + (ends.Length > MostNamed ? $" and {ends.Length - MostNamed} more" : "");

        string Words(Layer layer) => $"{layer.Name} ({producers[layer.Tensor].Operator}: "
            + $"{Reason(producers[layer.Tensor].Operator, open.Contains(layer.Tensor))})";
    }

    static string Reason(string operation, bool isReached) =>
        !isReached ? "nothing arrives there"
        : OperatorTable.Is(operation, OperatorTraits.Silencer) ? "none of its places is open for this picture"
        : OperatorTable.Is(operation, OperatorTraits.Squasher) ? "it is saturated for this picture"
        : "what arrives there cancels out, or is multiplied by zero";
}
