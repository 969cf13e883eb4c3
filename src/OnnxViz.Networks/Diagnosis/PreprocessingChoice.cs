using OnnxViz.Graph;

namespace OnnxViz.Networks;

/// <summary>Chooses between preprocessings by what a classifier made of a picture under each.</summary>
public static class PreprocessingChoice
{
    /// <summary>Too large a range multiplies all scores: the classifier is then certain of anything.</summary>
    const double Certain = 0.9999;

    /// <summary>Too small a range makes all pictures alike: the classifier is then sure of nothing.</summary>
    const double Unsure = 0.2;

    /// <summary>How much surer another has to make it than the one in force.</summary>
    const double Clearly = 0.1;

    /// <summary>
    /// The one under which the classifier is surest without being certain, of those that nothing in the graph speaks
    /// against; the one in force where none is clearly better.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="tried">
    /// Each preprocessing with the probability of the likeliest class, first the one in force.
    /// </param>
    public static Preprocessing Of(
        Network network, IReadOnlyList<(Preprocessing Preprocessing, double Probability)> tried)
    {
        var fitting = tried.Where(each => PreprocessingDoubt.Of(network, each.Preprocessing) is null).ToArray();
        return Best(fitting.Length > 0 ? fitting : tried, tried[0]).Preprocessing;
    }

    static (Preprocessing Preprocessing, double Probability) Best(
        IReadOnlyList<(Preprocessing Preprocessing, double Probability)> tried,
        (Preprocessing Preprocessing, double Probability) inForce)
    {
        var likely = tried.Where(each => each.Probability is >= Unsure and < Certain).ToArray();
        var best = (likely.Length > 0 ? likely : tried).MaxBy(each => each.Probability);
        var stays = (likely.Length > 0 ? likely : tried).Contains(inForce)
            && best.Probability - inForce.Probability < Clearly;
        return stays ? inForce : best;
    }
}
