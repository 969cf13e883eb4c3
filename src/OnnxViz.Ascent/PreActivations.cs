using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Ascent;

/// <summary>Finds what goes into the ReLU that silences a unit, also where pools or concatenations follow it.</summary>
/// <param name="network">The network.</param>
public sealed class PreActivations(Network network)
{
    readonly IReadOnlyDictionary<string, Node> _producers = network.ToModel().Graph.Producers();
    readonly Dictionary<string, Layer> _layers = network.FindLayers().All.ToDictionary(layer => layer.Tensor);

    /// <summary>The objective before its ReLUs, layers being tensors; parts that no ReLU makes stay as they
    /// are.</summary>
    public Objective Of(Objective objective) => objective.Before(this);

    /// <summary>
    /// What goes into the activation function that makes a channel of a tensor; null where none does.
    /// </summary>
    internal (string Layer, int Index)? Find(string tensor, int index, bool mayMove)
    {
        if (!_producers.TryGetValue(tensor, out var node))
        {
            return null;
        }

        return OperatorTable.Is(node.Operator, OperatorTraits.Silencer) ? (node.Inputs[0], index)
            : OperatorTable.Is(node.Operator, OperatorTraits.Copy) || (mayMove && IsMove(node))
                ? Find(node.Inputs[0], index, mayMove)
            : node.Operator == "Concat" && JoinsChannels(node, tensor) ? FindPart(node, index, mayMove)
            : null;
    }

    static bool IsMove(Node node) =>
        node.Operator == "Transpose" || OperatorTable.Is(node.Operator, OperatorTraits.Pool);

    bool JoinsChannels(Node concat, string tensor) =>
        _layers.TryGetValue(tensor, out var layer)
        && layer.Shape.Axis(concat.Attributes.Int("axis", 0)) == layer.ChannelAxis;

    (string Layer, int Index)? FindPart(Node concat, int index, bool mayMove)
    {
        foreach (var input in concat.Inputs)
        {
            if (!_layers.TryGetValue(input, out var layer) || index < layer.Channels)
            {
                return layer is null ? null : Find(input, index, mayMove);
            }

            index -= (int)layer.Channels;
        }

        return null;
    }
}
