using OnnxViz.Graph;

namespace OnnxViz.Networks;

/// <summary>A node that gradients cannot pass.</summary>
/// <param name="Node">The node.</param>
/// <param name="Reason">Why, as half a sentence.</param>
public sealed record Obstacle(Node Node, string Reason);
