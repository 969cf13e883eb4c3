namespace OnnxViz.Train.Training;

/// <summary>The learning rate over the steps: a short linear rise, then half a cosine down to zero.</summary>
public sealed record Schedule(float Highest, int Steps)
{
    const float Rise = .05f;

    /// <summary>The learning rate of a step, counted from zero.</summary>
    public float At(int step)
    {
        var rise = MathF.Max(1, Rise * Steps);
        return step < rise
            ? Highest * (step + 1) / rise
            : Highest * (1 + MathF.Cos(MathF.PI * (step - rise) / (Steps - rise))) / 2;
    }
}
