namespace OnnxViz.Train.Drawing;

/// <summary>The signed distances, negative inside, from a place to the main shape and to the accent over it.</summary>
public readonly record struct Ink(float Main, float Accent)
{
    /// <summary>The distance to a shape that has no accent.</summary>
    public static implicit operator Ink(float main) => new(main, float.PositiveInfinity);
}
