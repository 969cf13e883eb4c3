using OnnxViz.Ascent;

namespace OnnxViz.Attribution;

/// <summary>A picture on which maps are judged.</summary>
/// <param name="Name">What to call it.</param>
/// <param name="Pixels">[C, H, W] in [0, 1].</param>
/// <param name="Nothing">The picture that stands for nothing, [C, H, W].</param>
/// <param name="Scorer">Scores changed pictures.</param>
/// <param name="Unit">What is explained, its layers named by tensors.</param>
public sealed record JudgedPicture(
    string Name, float[] Pixels, float[] Nothing, PictureScorer Scorer, Objective Unit)
{
    readonly Dictionary<string, IReadOnlyList<float>> _known = [];

    /// <summary>The score of each picture.</summary>
    /// <param name="pictures">[C, H, W] each.</param>
    /// <param name="stop">Ends it early.</param>
    public IReadOnlyList<float> Scores(IEnumerable<float[]> pictures, CancellationToken stop) =>
        [.. Scorer.Score(pictures, Unit, stop).Select(each => each.Score)];

    /// <summary>The probability of the class in each picture; the score where no class is explained.</summary>
    /// <param name="pictures">[C, H, W] each.</param>
    /// <param name="stop">Ends it early.</param>
    public IReadOnlyList<float> Probabilities(IEnumerable<float[]> pictures, CancellationToken stop) =>
        [.. Scorer.Score(pictures, Unit, stop).Select(each => each.Probability)];

    /// <summary>Scores of pictures that are the same whatever the map, which are computed once.</summary>
    /// <param name="name">What they hang on beside the picture.</param>
    /// <param name="pictures">[C, H, W] each.</param>
    /// <param name="stop">Ends it early.</param>
    public IReadOnlyList<float> ScoresOnce(string name, IEnumerable<float[]> pictures, CancellationToken stop) =>
        _known.TryGetValue(name, out var known) ? known : _known[name] = Scores(pictures, stop);
}
