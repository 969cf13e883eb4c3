namespace OnnxViz.Pictures;

/// <summary>A point of a line in a plot.</summary>
/// <param name="X">How far to the right, in the units of the axis.</param>
/// <param name="Y">How far up, in the units of the axis.</param>
public readonly record struct PlotPoint(double X, double Y);
