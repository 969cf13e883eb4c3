using OnnxViz.Gradients;

namespace OnnxViz.Features;

/// <summary>A way from a neuron back to the picture.</summary>
public enum BackProjection
{
    /// <summary>The gradient itself.</summary>
    Gradient,

    /// <summary>Guided backpropagation, see <see cref="BackwardRules.Guided"/>.</summary>
    Guided,

    /// <summary>The deconvolutional network, see <see cref="BackwardRules.Deconvnet"/>.</summary>
    Deconvnet,
}
