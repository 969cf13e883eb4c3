namespace OnnxViz.Networks;

/// <summary>
/// What one position of a layer can see of the input picture, and where (Araujo et al., Distill 2019).
/// </summary>
/// <param name="Rows">From top to bottom.</param>
/// <param name="Columns">From left to right.</param>
public sealed record ReceptiveField(FieldSpan Rows, FieldSpan Columns)
{
    /// <summary>A pixel of the input itself.</summary>
    public static ReceptiveField Pixel { get; } = new(FieldSpan.Pixel, FieldSpan.Pixel);

    /// <summary>The whole input.</summary>
    public static ReceptiveField Whole { get; } = new(FieldSpan.Whole, FieldSpan.Whole);

    /// <summary>The longer side in input pixels, padding counted; null when it is the whole input.</summary>
    public long? Size =>
        (Rows.Extent, Columns.Extent) is ({ } rows, { } columns) ? (long)Math.Ceiling(Math.Max(rows, columns)) : null;

    /// <summary>
    /// Input pixels between neighbours, the greater of both axes; 0 where all positions see the same.
    /// </summary>
    public double Stride => Math.Max(Rows.Stride, Columns.Stride);

    /// <inheritdoc/>
    public override string ToString() => Size is { } size ? $"{size} px every {Stride:0.##}" : "whole";
}
