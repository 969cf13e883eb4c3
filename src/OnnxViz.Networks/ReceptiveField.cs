namespace OnnxViz.Networks;

/// <summary>The square of the input that one position of a layer can see, and how far it moves from one position to the next.</summary>
/// <param name="Size">Its side in input pixels; null when it is the whole input.</param>
/// <param name="Stride">Input pixels between neighbours.</param>
public sealed record ReceptiveField(long? Size, double Stride)
{
    /// <summary>A pixel of the input itself.</summary>
    public static ReceptiveField Pixel { get; } = new(1, 1);

    /// <summary>The whole input.</summary>
    public static ReceptiveField Whole { get; } = new(null, 0);

    /// <inheritdoc/>
    public override string ToString() => Size is { } size ? $"{size} px every {Stride:0.##}" : "whole";
}
