namespace OnnxViz.Graph;

/// <summary>
/// A named input or output with its declared type; dimensions are null where the rank is not declared.
/// </summary>
public sealed record ValueInfo(string Name, ElementType Element, IReadOnlyList<Dimension>? Dimensions)
{
    /// <summary>A value of known type.</summary>
    public static ValueInfo Of(string name, TensorType type) =>
        new(name, type.Element, [.. type.Shape.Select(dimension => (Dimension)dimension)]);

    /// <summary>The shape when every dimension is known, else null.</summary>
    public Shape? Shape => Dimensions is { } all && all.All(dimension => dimension.Size is >= 0)
        ? Graph.Shape.From(all.Select(dimension => dimension.Size!.Value))
        : null;

    /// <summary>The declaration as text, such as <c>Float 1x3x?x?</c>.</summary>
    public override string ToString() => $"{Element} {Sizes}";

    string Sizes => Dimensions is null ? "of unknown rank"
        : Dimensions.Count == 0 ? "scalar"
        : string.Join('x', Dimensions);
}
