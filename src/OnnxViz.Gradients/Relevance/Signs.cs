using OnnxViz.Graph;

namespace OnnxViz.Gradients.Relevance;

/// <summary>Which activations are never negative, so that half of a rule falls away.</summary>
static class Signs
{
    const string Makers = "Relu Sigmoid HardSigmoid Softmax Softplus Abs Exp";
    const string Keepers = "MaxPool AveragePool GlobalAveragePool GlobalMaxPool Concat Add Sum Mean Identity Dropout "
        + "Reshape Flatten Transpose Squeeze Unsqueeze Slice Gather Split ReduceMean ReduceSum ReduceMax";

    static readonly HashSet<string> Making = [.. Makers.Split(' ')];
    static readonly HashSet<string> Keeping = [.. Keepers.Split(' ')];

    /// <summary>Whether an activation is known to be nowhere below zero.</summary>
    public static bool IsNeverNegative(Value x)
    {
        var producers = Preparation.Producers(x.Builder);
        var known = new Dictionary<string, bool>(StringComparer.Ordinal);
        return Holds(x.Name);

        bool Holds(string name) => known.TryGetValue(name, out var holds) ? holds : known[name] = Looked(name);

        bool Looked(string name) => producers.TryGetValue(name, out var node) && node.Domain.Length == 0
            && (Making.Contains(node.Operator)
                || IsClip(x.Builder, node)
                || (Keeping.Contains(node.Operator) && Carried(node).All(Holds)));
    }

    static bool IsClip(GraphBuilder graph, Node node) => node is { Operator: "Clip" }
        && node.Input(1) is { Length: > 0 } least && graph[least].Constant?.ToFloats() is [>= 0];

    /// <summary>The inputs that hold numbers, not axes or shapes.</summary>
    static IEnumerable<string> Carried(Node node) => node.Operator is "Concat" or "Add" or "Sum" or "Mean"
        ? node.Inputs
        : node.Inputs.Take(1);
}
