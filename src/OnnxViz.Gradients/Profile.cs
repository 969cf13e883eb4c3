namespace OnnxViz.Gradients;

/// <summary>
/// The kind of machine that a gradient graph is written for. Every form is standard ONNX and right everywhere; they
/// differ in speed, and in which of several equal maxima a gradient goes to.
/// </summary>
public enum Profile
{
    /// <summary>Forms that every execution provider runs.</summary>
    Any,

    /// <summary>Forms that keep ONNX Runtime's blocked CPU layout.</summary>
    Cpu,

    /// <summary>Forms that stay on the GPU.</summary>
    Cuda,
}
