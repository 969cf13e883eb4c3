namespace OnnxViz.Graph;

/// <summary>An array from a .npy file: its values as 32-bit floats in C order, and its shape.</summary>
/// <param name="Data">The values, the last axis running fastest.</param>
/// <param name="Shape">The length of each axis; empty for a single number.</param>
public sealed record NpyArray(float[] Data, long[] Shape);
