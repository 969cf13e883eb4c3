namespace OnnxViz.Bench;

/// <summary>How high units are after some steps.</summary>
/// <param name="Step">The updates made, over all stages.</param>
/// <param name="Seconds">What they took, for each unit, without what prepares the first step.</param>
/// <param name="Scores">The scores of the pictures as they are, without transforms.</param>
sealed record AscentLook(int Step, double Seconds, IReadOnlyList<float> Scores)
{
    /// <summary>The mean over units of scores as shares of what is most for each.</summary>
    public double Share(IReadOnlyList<float> most) => Scores.Zip(most, (score, high) => score / high).Average();
}
