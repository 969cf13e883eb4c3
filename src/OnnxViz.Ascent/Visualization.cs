using OnnxViz.Pictures;

namespace OnnxViz.Ascent;

/// <summary>A drawn unit.</summary>
/// <param name="Objective">What was asked for.</param>
/// <param name="Climbed">What was climbed, by tensor names: for a dead unit, its pre-activation.</param>
/// <param name="Picture">The picture, rounded to 8 bits.</param>
/// <param name="Score">The objective of the picture before rounding.</param>
/// <param name="SavedScore">The objective of the picture as it is saved.</param>
/// <param name="State">How the picture came about.</param>
/// <param name="Steps">The updates made.</param>
/// <param name="IsStopped">Whether drawing was stopped early; the picture is the best until then.</param>
public sealed record Visualization(
    Objective Objective,
    Objective Climbed,
    Picture Picture,
    float Score,
    float SavedScore,
    UnitState State,
    int Steps,
    bool IsStopped)
{
    /// <summary>
    /// The picture with its opacity, where it has one: <see cref="Picture"/> is it over mid-grey, as it is scored.
    /// </summary>
    public TransparentPicture? Transparent { get; init; }

    /// <summary>Which of the unit's pictures it is, from 1.</summary>
    public int Variant { get; init; } = 1;

    /// <summary>The picture before rounding; some ways of drawing go beyond black and white.</summary>
    public required Picture Exact { get; init; }

    /// <summary>In whose company it was drawn.</summary>
    public required DrawnTogether Together { get; init; }

    /// <summary>
    /// What there is to say about how the picture came about, or why there is none; null for nothing.
    /// </summary>
    public string? Remark { get; init; }

    /// <summary>Writes the picture as a PNG file, with its opacity where it has one; the whole file or none.</summary>
    /// <param name="path">The file.</param>
    public void WritePicture(string path)
    {
        if (Transparent is { } transparent)
        {
            PictureFile.WriteTransparent(path, transparent);
        }
        else
        {
            PictureFile.Write(path, Picture.ToVisible());
        }
    }

    /// <summary>Whether the picture shows something.</summary>
    public bool HasPicture => State is not (UnitState.Unreachable or UnitState.Fixed);
}
