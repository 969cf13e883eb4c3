namespace OnnxViz.Features;

/// <summary>What can be said of a kernel in numbers.</summary>
/// <param name="Index">Its channel.</param>
/// <param name="Norm">Its Euclidean norm.</param>
/// <param name="Mean">The mean of its weights.</param>
/// <param name="Most">The greatest magnitude of its weights.</param>
/// <param name="Nearest">The kernel of the layer that points most nearly the same way; null where it is alone or
/// zero.</param>
/// <param name="Cosine">The cosine of the angle to that kernel, 1 for the same direction.</param>
public sealed record KernelFacts(int Index, double Norm, double Mean, float Most, int? Nearest, float? Cosine);
