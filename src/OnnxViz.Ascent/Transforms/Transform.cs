namespace OnnxViz.Ascent;

/// <summary>
/// A random change of the pictures before the network sees them: a <see cref="Geometry"/> or a <see
/// cref="Disturbance"/>.
/// </summary>
public abstract record Transform
{
    private protected Transform()
    {
    }

    /// <summary>The text that it is read from.</summary>
    public sealed override string ToString() => Notation.Write(this);
}
