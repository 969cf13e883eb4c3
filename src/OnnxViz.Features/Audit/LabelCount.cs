namespace OnnxViz.Features;

/// <summary>A class of pictures.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Pictures">How many pictures it has.</param>
public sealed record LabelCount(string Label, int Pictures);
