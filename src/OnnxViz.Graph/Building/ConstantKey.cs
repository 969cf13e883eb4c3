namespace OnnxViz.Graph;

/// <summary>Recognises small constants of the same content.</summary>
static class ConstantKey
{
    const int Small = 256;

    /// <summary>A text that only equal constants share; null for those too large to compare.</summary>
    public static string? Of(Tensor tensor) =>
        tensor.Data is BytesInMemory { Content: { Length: <= Small } content }
            ? $"{tensor.Type} {Convert.ToHexString(content.Span)}"
            : null;
}
