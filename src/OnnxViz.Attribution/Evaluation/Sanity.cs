using OnnxViz.Ascent;
using OnnxViz.Networks;

namespace OnnxViz.Attribution;

/// <summary>
/// Whether maps hang on what the network has learnt: how much they resemble those of the same network with its weights
/// permuted, layer by layer from the output; the mean over stages, the smaller the better (J. Adebayo et al., "Sanity
/// Checks for Saliency Maps", 2018). A map turned round resembles too, so signs are left out. Weights are permuted
/// within each tensor, which keeps their mean and spread. In text:
/// <c>sanity(5, cascading, spearman)</c>.
/// </summary>
/// <param name="Stages">In how many stages the layers are gone through, evenly; 1 for all of them at once.</param>
/// <param name="Order">Whether layers are randomised on top of those before or alone.</param>
/// <param name="Similarity">How maps are compared.</param>
[Notation("sanity", "likeness to the maps of the network with permuted weights (Adebayo et al., 2018)")]
public sealed record Sanity(
    int Stages = 5,
    RandomizedOrder Order = RandomizedOrder.Cascading,
    MapSimilarity Similarity = MapSimilarity.Spearman) : Measure
{
    /// <summary>In how many stages the layers are gone through.</summary>
    public int Stages { get; init; } = Counted.Require(Stages, "stages");

    /// <inheritdoc/>
    public override bool IsHigherBetter => false;

    /// <inheritdoc/>
    public override IReadOnlyList<IReadOnlyList<double>> Of(
        IReadOnlyList<JudgedMethod> methods, CancellationToken stop = default)
    {
        double[][] sums = [.. methods.Select(method => new double[method.Maps.Count])];
        for (var stage = 1; stage <= Stages; stage++)
        {
            var network = Randomized(methods[0].Task, stage);
            foreach (var (method, sum) in methods.Zip(sums))
            {
                Add(method, network, stage, sum, stop);
            }

            network.Network.Forget();
        }

        return sums;
    }

    PictureNetwork Randomized(AttributionTask task, int stage)
    {
        var network = task.Network.Network;
        var (unit, share) = ((IReadOnlyList<string>)[.. task.Unit.Layers], (double)stage / Stages);
        var changed = network.Changed(model => Order == RandomizedOrder.Cascading
            ? PermutedWeights.Last(model, unit, share, task.Settings.Seed)
            : PermutedWeights.Single(model, unit, share, task.Settings.Seed));
        return new(changed, task.Network.Preprocessing);
    }

    void Add(JudgedMethod method, PictureNetwork network, int stage, double[] sum, CancellationToken stop)
    {
        using var explainer = method.Method?.Open(method.Task with { Network = network });
        for (var at = 0; at < sum.Length; at++)
        {
            var (map, subject) = (method.Maps[at].Map, method.Maps[at].Subject);
            var other = explainer?.Explain(subject.Pixels, subject.Unit, stop)
                ?? RandomMaps.Draw(map.Height, map.Width, $"{subject.Name} {stage}");
            sum[at] += Math.Abs(Compare(map, other)) / Stages;
        }
    }

    double Compare(AttributionMap map, AttributionMap other) => Similarity == MapSimilarity.Ssim
        ? StructuralSimilarity.Of(map.Numbers, other.Numbers, map.Height, map.Width)
        : RankCorrelation.Of(
            [.. map.Numbers.Select(number => (double)number)], [.. other.Numbers.Select(number => (double)number)]);
}
