namespace OnnxViz.Ascent;

/// <summary>What one climb of one unit came to.</summary>
/// <param name="Result">The picture and its scores.</param>
/// <param name="Slope">The steepest slope that it met; 0 where there never was a gradient.</param>
/// <param name="Swing">The largest share of what was summed by which the score could have changed were every pixel
/// moved by the whole range.</param>
/// <param name="Change">How far the score came from the first one, up or down, as a share of what was summed.</param>
/// <param name="Promise">What all moves together should have gained, as a share of what was summed.</param>
sealed record Drawn(Visualization Result, float Slope, float Swing, float Change, float Promise)
{
    /// <summary>
    /// Below this a gradient is taken for rounding: numbers in single precision are right to 6e-8 of their size, and a
    /// gradient is the difference of
    /// many.
    /// </summary>
    const float Noise = 1e-4f;

    /// <summary>Below this a change is taken for rounding.</summary>
    const float Rounding = 1e-5f;

    /// <summary>The share of a promise that a gradient keeps at least; noise keeps nothing of it.</summary>
    const float Kept = 0.1f;

    /// <summary>
    /// Whether nothing came out of it: there never was a gradient, or the redirected ReLU led nowhere.
    /// </summary>
    public bool IsSilent => Slope == 0 || (Result.State == UnitState.Redirected && Result.Score == 0);

    /// <summary>
    /// Whether its gradient was rounding noise: it could not change anything, or it promised a gain and nothing
    /// changed.
    /// </summary>
    public bool IsNoise => Slope > 0 && (Swing < Noise || (Change < Rounding && Change < Kept * Promise));
}
