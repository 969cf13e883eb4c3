namespace OnnxViz.Ascent;

/// <summary>What one batch came to.</summary>
/// <param name="Best">The best picture of each unit, CHW in [0, 1].</param>
/// <param name="Slopes">The steepest slope that each unit met; 0 where there never was a gradient.</param>
/// <param name="Steps">The updates made.</param>
/// <param name="IsStopped">Whether the climb was stopped early.</param>
sealed record AscentResult(IReadOnlyList<float[]> Best, IReadOnlyList<float> Slopes, int Steps, bool IsStopped);
