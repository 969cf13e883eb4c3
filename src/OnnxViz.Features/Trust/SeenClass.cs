namespace OnnxViz.Features;

/// <summary>A class that a classifier sees.</summary>
/// <param name="Class">Its number.</param>
/// <param name="Name">Its name; null where it has none.</param>
/// <param name="Score">Its score before the softmax.</param>
public sealed record SeenClass(int Class, string? Name, float Score);
