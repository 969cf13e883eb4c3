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

    /// <summary>Guided backpropagation, normalisation left out; the letters say whether masks, switches and
    /// rectification are there, see <see cref="BackwardRules.Family"/>.</summary>
    Ttt,

    /// <summary>The gradient, normalisation left out.</summary>
    Ttf,

    /// <summary>Masks and rectification; pools lead to the middle of their windows.</summary>
    Tft,

    /// <summary>Masks alone.</summary>
    Tff,

    /// <summary>The deconvolutional network.</summary>
    Ftt,

    /// <summary>Switches alone: activations pass all of what arrives.</summary>
    Ftf,

    /// <summary>Rectification alone.</summary>
    Fft,

    /// <summary>None: the architecture alone.</summary>
    Fff,

    /// <summary>A random mask, see <see cref="BackwardRules.Noisy"/>.</summary>
    Noisy,
}
