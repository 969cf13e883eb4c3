using OnnxViz.Graph;

namespace OnnxViz.Gradients;

/// <summary>A value and the gradient that arrives at it, of the same shape.</summary>
public sealed record Seed(Value Output, Value Gradient);
