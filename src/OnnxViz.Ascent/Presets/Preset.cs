using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// A way of drawing that has a name: its numbers are its arguments, so that each can be set, as in
/// <c>lucid(steps=128)</c>, and it comes to a <see cref="Recipe"/>, which is what is recorded.
/// </summary>
/// <param name="Steps">The updates, at least 1.</param>
public abstract record Preset(int Steps)
{
    /// <summary>The channels of red, green and blue.</summary>
    private protected const int Colours = 3;

    /// <summary>The updates.</summary>
    public int Steps { get; init; } = Steps > 0
        ? Steps
        : throw new OnnxVizException($"a preset takes at least 1 step, not {Steps}");

    /// <summary>The text of the preset that is taken where nobody asks for one.</summary>
    public const string UsualName = "lucid(steps=256)";

    /// <summary>The preset that is taken where nobody asks for one.</summary>
    public static Preset Usual => Notation.Read<Preset>(UsualName);

    /// <summary>The side of its pictures in pixels where nobody asks for one; null for that of the model.</summary>
    public virtual int? Side => null;

    /// <summary>The preset for units whose positions are so many pixels apart; usually itself.</summary>
    /// <param name="stride">The pixels; 0 for units that see all of the picture alike.</param>
    public virtual Preset At(double stride) => this;

    /// <summary>The recipe for pictures of a size.</summary>
    /// <param name="height">Their height in pixels.</param>
    /// <param name="width">Their width in pixels.</param>
    /// <param name="channels">Their channels: where these are no colours, none are decorrelated.</param>
    public abstract Recipe For(int height, int width, int channels = 3);

    /// <summary>The text that it is read from.</summary>
    public sealed override string ToString() => Notation.Write(this);

    /// <summary>A field in uncorrelated colours, where pictures have colours.</summary>
    private protected static Parameterization Coloured(Field field, int channels) =>
        channels == Colours ? new Decorrelated(field) : field;

    private protected static Recipe Single(
        int steps,
        Parameterization parameterization,
        IReadOnlyList<Transform> transforms,
        Optimizer optimizer,
        GradientFilter? filter = null) => new([new(steps, parameterization, transforms, optimizer, filter)]);
}
