namespace OnnxViz.Networks;

/// <summary>A part of the pictures that is all that some positions of layers see.</summary>
/// <param name="Top">Its first row, in pixels.</param>
/// <param name="Left">Its first column, in pixels.</param>
/// <param name="Height">Its rows.</param>
/// <param name="Width">Its columns.</param>
public sealed record PictureWindow(long Top, long Left, long Height, long Width);
