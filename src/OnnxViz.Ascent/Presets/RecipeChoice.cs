namespace OnnxViz.Ascent;

/// <summary>What is to be otherwise than a preset has it; null for what stays.</summary>
/// <param name="Steps">The updates, of each size where there are several.</param>
/// <param name="Parameterization">How pictures are made from parameters.</param>
/// <param name="Transforms">What is done to a picture before the network sees it.</param>
/// <param name="Penalties">What pictures are to keep small.</param>
/// <param name="Optimizer">The rule that moves the parameters.</param>
/// <param name="Rate">The rate of the preset's own optimiser, at first where it falls.</param>
public sealed record RecipeChoice(
    int? Steps = null,
    Parameterization? Parameterization = null,
    IReadOnlyList<Transform>? Transforms = null,
    IReadOnlyList<Penalty>? Penalties = null,
    Optimizer? Optimizer = null,
    float? Rate = null)
{
    /// <summary>The rate of the preset's own optimiser, a positive number.</summary>
    public float? Rate { get; init; } = Rate is { } rate ? Ascent.Optimizer.Checked(rate) : null;

    /// <summary>Whether anything is to be otherwise.</summary>
    public bool IsAny => this != new RecipeChoice();

    /// <summary>A preset's recipe with this otherwise.</summary>
    /// <param name="preset">The preset.</param>
    /// <param name="height">The pictures' height in pixels.</param>
    /// <param name="width">The pictures' width in pixels.</param>
    /// <param name="channels">The pictures' channels.</param>
    public Recipe In(Preset preset, int height, int width, int channels)
    {
        var recipe = (Steps is { } steps ? preset with { Steps = steps } : preset).For(height, width, channels);
        var first = recipe.Stages[0].Optimizer.Rate;
        return IsAny ? new([.. recipe.Stages.Select(stage => Changed(stage, stage.Optimizer.Rate / first))]) : recipe;
    }

    /// <summary>The gradient's filter is that of the optimiser, unless both stay as they are.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="share">Its rate as a share of that of the first stage, which it keeps.</param>
    Stage Changed(Stage stage, float share)
    {
        var optimizer = Optimizer
            ?? (Rate is { } rate ? stage.Optimizer with { Rate = rate * share } : stage.Optimizer);
        var parameterization = Parameterization ?? stage.Parameterization;
        var isNew = Optimizer is not null || Parameterization is not null;
        return stage with
        {
            Parameterization = parameterization,
            Transforms = Transforms ?? (optimizer is HostOptimizer ? [] : stage.Transforms),
            Optimizer = optimizer,
            Filter = !isNew ? stage.Filter : parameterization.IsPixelwise ? optimizer.UsualFilter : null,
            Penalties = Penalties ?? stage.Penalties,
            Sampling = optimizer is HostOptimizer ? null : stage.Sampling,
        };
    }
}
