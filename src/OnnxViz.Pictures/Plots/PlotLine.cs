namespace OnnxViz.Pictures;

/// <summary>A line of a plot.</summary>
/// <param name="Name">What it is called beside the plot.</param>
/// <param name="Points">Its points, from left to right.</param>
public sealed record PlotLine(string Name, IReadOnlyList<PlotPoint> Points);
