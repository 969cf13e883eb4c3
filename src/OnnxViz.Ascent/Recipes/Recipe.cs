using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// How pictures come about: stages, each starting from the pictures of the one before. In text: <c>recipe([stage(...),
/// stage(...)])</c>.
/// </summary>
/// <param name="Stages">The stages, at least one.</param>
[Notation("recipe", "stages, each starting from the pictures of the one before")]
public sealed record Recipe(IReadOnlyList<Stage> Stages)
{
    /// <summary>The stages, at least one.</summary>
    public IReadOnlyList<Stage> Stages { get; init; } = Stages.Count > 0
        ? Stages
        : throw new OnnxVizException("a recipe has at least one stage: recipe([stage(256, pixels, [], adam)])");

    /// <summary>The number of updates of all stages.</summary>
    public int Steps => Unfolded.Sum(stage => stage.Steps);

    /// <summary>The stages one by one, enlargements written out.</summary>
    public IReadOnlyList<Stage> Unfolded => [.. Stages.SelectMany(stage => stage.Unfold())];

    /// <summary>The files that it reads: pictures to start from, spectra.</summary>
    public IEnumerable<string> Files => Stages.SelectMany(
        stage => new[] { stage.From, (stage.Parameterization as Maco)?.Spectrum }).OfType<string>();

    /// <inheritdoc/>
    public override string ToString() => Notation.Write(this);
}
