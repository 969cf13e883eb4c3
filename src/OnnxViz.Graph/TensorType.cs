namespace OnnxViz.Graph;

/// <summary>The element type and shape of a value.</summary>
public sealed record TensorType(ElementType Element, Shape Shape)
{
    /// <summary>The same shape with another element type.</summary>
    public TensorType As(ElementType element) => this with { Element = element };

    /// <summary>The same element type with another shape.</summary>
    public TensorType Sized(Shape shape) => this with { Shape = shape };

    /// <inheritdoc/>
    public override string ToString() => $"{Element} {Shape}";
}
