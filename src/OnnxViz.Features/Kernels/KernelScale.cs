namespace OnnxViz.Features;

/// <summary>Which weights share a scale in a picture of kernels; zero is always in the middle.</summary>
public enum KernelScale
{
    /// <summary>All kernels of the layer, so that they can be compared.</summary>
    Layer,

    /// <summary>Each kernel by its own greatest magnitude, so that weak ones can be seen.</summary>
    Kernel,
}
