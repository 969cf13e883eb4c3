namespace OnnxViz.Features;

/// <summary>What a classifier sees in a picture.</summary>
/// <param name="Scores">The score of each class, before the softmax.</param>
/// <param name="Names">The names of the classes; null where there are none.</param>
public sealed record Sight(IReadOnlyList<float> Scores, IReadOnlyList<string>? Names)
{
    /// <summary>
    /// The place of a class among all by score, from 1; of equal scores the lower number comes first.
    /// </summary>
    /// <param name="number">The class.</param>
    public int RankOf(int number) => 1 + Enumerable.Range(0, Scores.Count).Count(other =>
        Scores[other] > Scores[number] || (Scores[other] == Scores[number] && other < number));

    /// <summary>The classes of the highest scores, highest first.</summary>
    /// <param name="count">How many.</param>
    public IReadOnlyList<SeenClass> Top(int count) => [.. Enumerable.Range(0, Scores.Count)
        .OrderByDescending(number => Scores[number]).Take(count)
        .Select(number => new SeenClass(number, Names?[number], Scores[number]))];
}
