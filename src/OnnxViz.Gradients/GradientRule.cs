using OnnxViz.Graph;

namespace OnnxViz.Gradients;

/// <summary>
/// The gradient of one input of an operator, as an expression over what <see cref="Pullback"/> names.
/// </summary>
public delegate Value GradientRule(Pullback p);
