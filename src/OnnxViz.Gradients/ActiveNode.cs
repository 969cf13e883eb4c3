using OnnxViz.Graph;

namespace OnnxViz.Gradients;

/// <summary>A node that gradients have to pass.</summary>
/// <param name="Node">The node.</param>
/// <param name="Inputs">Which of its inputs want a gradient.</param>
/// <param name="Captures">Whether a graph inside it uses a value that wants one.</param>
public sealed record ActiveNode(Node Node, IReadOnlyList<int> Inputs, bool Captures)
{
    /// <summary>Why gradients cannot pass, as half a sentence; null where they can.</summary>
    public string? Obstacle(GradientRules rules)
    {
        var closed = Inputs.Where(input => rules.Find(Node, input) is null).ToArray();
        return closed.Length == 0 && !Captures
            ? null
            : closed.Append(0)
                .Select(input => rules.ReasonAgainst(Node, input)).FirstOrDefault(reason => reason is not null)
                ?? "there is no rule for it";
    }
}
