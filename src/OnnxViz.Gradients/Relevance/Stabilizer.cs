using OnnxViz.Graph;

namespace OnnxViz.Gradients.Relevance;

/// <summary>Keeps divisors away from zero.</summary>
static class Stabilizer
{
    /// <summary>What is added where a rule has no epsilon of its own; zennit's number.</summary>
    public const float Least = 1e-6f;

    /// <summary>z + ε sign z, the sign of 0 being taken as 1.</summary>
    public static Value Away(this Value z, float epsilon = Least) =>
        z + (z < 0).Where(z.Like(-epsilon), z.Like(epsilon));
}
