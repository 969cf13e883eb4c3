using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// How unlike the pictures of a unit are: minus the mean over them of the products of their Gram matrices, each
/// matrix of length 1 (C. Olah et al., "Feature Visualization", 2017). A picture's share is that with all others. In
/// text: <c>channel(mixed4a, 3) + 100 * diversity(mixed4a)</c>.
/// </summary>
/// <param name="Layer">The layer.</param>
[Notation("diversity", "how unlike the pictures of a unit are in a layer; needs several of each")]
public sealed record Diversity(string Layer) : GroupObjective(Layer)
{
    const float Tiny = 1e-20f;

    private protected override Value Between(Activations one, Activations other, int distance) =>
        (Direction(one) * Direction(other)).Sum(keep: false) * -1;

    private protected override float Share(int count) => 1f / count;

    Value Direction(Activations at) => at.Once($"{this}", () =>
    {
        var gram = Gram.Of(at[Layer]);
        return gram / (gram.Square().Sum(keep: false) + Tiny).Sqrt();
    });
}
