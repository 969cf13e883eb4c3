namespace OnnxViz.Graph;

/// <summary>A dimension of a graph input: a size, or a symbol (perhaps empty) where it is free.</summary>
public readonly record struct Dimension(long? Size, string Symbol = "")
{
    /// <summary>A known dimension.</summary>
    public static implicit operator Dimension(long size) => new(size);

    /// <inheritdoc/>
    public override string ToString() => Size?.ToString() ?? (Symbol.Length > 0 ? Symbol : "?");
}
