using OnnxViz.Graph;

namespace OnnxViz.Networks;

/// <summary>A node where gradients on their way back to the picture stop.</summary>
/// <param name="Node">The node, in the one dialect.</param>
/// <param name="Reason">Why, as half a sentence.</param>
public sealed record Obstacle(Node Node, string Reason);
