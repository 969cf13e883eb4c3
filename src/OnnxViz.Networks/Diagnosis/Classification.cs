using OnnxViz.Graph;

namespace OnnxViz.Networks;

/// <summary>What a classifier says of one picture.</summary>
/// <param name="Kind">What the network's own numbers are.</param>
/// <param name="Classes">All classes, the likeliest first.</param>
public sealed record Classification(ScoreKind Kind, IReadOnlyList<ClassScore> Classes)
{
    const double Tolerance = 1e-3;

    /// <summary>
    /// Reads scores. Those that lie in 0..1 and make 1 together are probabilities already, and so is what a sigmoid
    /// makes, each for itself; of others the softmax is taken.
    /// </summary>
    /// <param name="scores">One number for each class.</param>
    /// <param name="madeBy">The operator that made them.</param>
    /// <exception cref="OnnxVizException">They are not finite.</exception>
    public static Classification Of(Tensor scores, string madeBy)
    {
        var numbers = Array.ConvertAll(scores.ToFloats(), number => (double)number);
        if (!numbers.All(double.IsFinite))
        {
            throw new OnnxVizException(
                "the network's scores are not finite: its weights, or the preprocessing, do not fit");
        }

        var isDone = numbers.All(number => number is >= 0 and <= 1 + Tolerance)
            && Math.Abs(numbers.Sum() - 1) < Tolerance;
        var kind = isDone ? ScoreKind.Probabilities : madeBy == "Sigmoid" ? ScoreKind.Independent : ScoreKind.Logits;
        var probabilities = kind == ScoreKind.Logits ? Softmax(numbers) : numbers;
        var classes = probabilities.Select((probability, index) => new ClassScore(index, probability));
        return new(kind, [.. classes.OrderByDescending(each => each.Probability)]);
    }

    /// <summary>
    /// Whether a tensor for one picture can be class scores: one dimension of at least two, all others 1.
    /// </summary>
    public static bool Fits(TensorType type) =>
        type.Element.IsFloat() && type.Shape.Size > 1 && type.Shape.Count(length => length > 1) == 1;

    static double[] Softmax(double[] scores)
    {
        var highest = scores.Max();
        var powers = Array.ConvertAll(scores, score => Math.Exp(score - highest));
        var sum = powers.Sum();
        return Array.ConvertAll(powers, power => power / sum);
    }
}
