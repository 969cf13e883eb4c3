using System.Collections.Immutable;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Features;

/// <summary>The layers of a network in which filters fire or not.</summary>
public static class ActivationLayers
{
    static readonly ImmutableHashSet<string> Gates = ["Sigmoid", "HardSigmoid"];

    /// <summary>
    /// What ReLU and its kin make, in running order: functions that let through what is above zero; x * sigmoid(x)
    /// (SiLU) among them.
    /// </summary>
    public static IReadOnlyList<Layer> Of(Network network)
    {
        var producers = network.ToModel().Graph.Producers();
        return [.. network.FindLayers().All.Where(layer =>
            layer.Operator == "Softplus"
                || OperatorTable.Is(layer.Operator, OperatorTraits.Rectifier)
                || IsGated(producers[layer.Tensor], producers))];
    }

    static bool IsGated(Node node, IReadOnlyDictionary<string, Node> producers)
    {
        return node.Operator == "Mul"
            && (IsGate(node.Inputs[0], node.Inputs[1]) || IsGate(node.Inputs[1], node.Inputs[0]));

        bool IsGate(string gate, string of) =>
            producers.TryGetValue(gate, out var producer)
                && Gates.Contains(producer.Operator)
                && producer.Inputs[0] == of;
    }
}
