using OnnxViz.Graph;

namespace OnnxViz.Train.Training;

/// <summary>Adam with decoupled weight decay, written into the graph of a step.</summary>
/// <param name="Rate">The learning rate of this step, a scalar.</param>
/// <param name="Correction">The bias corrections of this step, the scalars of <see cref="Corrections"/>.</param>
/// <param name="Decay">How fast weights shrink, as a share of the learning rate.</param>
public sealed record AdamW(Value Rate, (Value Mean, Value Square) Correction, float Decay)
{
    const float MeanMemory = .9f;
    const float SquareMemory = .99f;
    const float Floor = 1e-8f;

    /// <summary>1 / (1 - memory^(step + 1)), for both running means, the steps counted from zero.</summary>
    public static (float Mean, float Square) Corrections(int step)
        => (1 / (1 - MathF.Pow(MeanMemory, step + 1)), 1 / (1 - MathF.Pow(SquareMemory, step + 1)));

    /// <summary>The next weight and the next running means of its gradient and of the gradient's square.</summary>
    public (Value Weight, Value Mean, Value Square) Next(
        Value weight, Value gradient, Value mean, Value square, bool decays)
    {
        mean = (mean * MeanMemory) + (gradient * (1 - MeanMemory));
        square = (square * SquareMemory) + (gradient.Square() * (1 - SquareMemory));
        var move = mean * Correction.Mean / ((square * Correction.Square).Sqrt() + Floor);
        return (weight - (Rate * (decays ? move + (weight * Decay) : move)), mean, square);
    }
}
