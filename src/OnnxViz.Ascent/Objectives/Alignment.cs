using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// How alike neighbours among the pictures of a unit are, position by position: minus the mean square of their
/// difference, over 2^distance, up to a distance of 4 (A. Mordvintsev et al., "Differentiable Image
/// Parameterizations", 2018). A pair's is shared by both. In text: <c>alignment(mixed3b)</c>.
/// </summary>
/// <param name="Layer">The layer.</param>
[Notation("alignment", "how alike neighbours among the pictures of a unit are; needs several of each")]
public sealed record Alignment(string Layer) : GroupObjective(Layer)
{
    const int Farthest = 4;

    private protected override Value? Between(Activations one, Activations other, int distance) =>
        distance > Farthest
            ? null
            : (one[Layer] - other[Layer]).Square().Mean(keep: false) * (-1f / (1 << distance));

    private protected override float Share(int count) => 0.5f;
}
