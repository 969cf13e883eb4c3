using OnnxViz.Features;

namespace OnnxViz.Cli.Output;

/// <summary>What a classifier sees in a picture of a class, by its own numbers: the class, the class's rank from 1, and
/// the five that it sees first.</summary>
sealed record JudgeReport(string Model, int Class, int Rank, IReadOnlyList<SeenClass> Top)
{
    const int Shown = 5;

    public static JudgeReport Of(Judge judge, Sight sight, int number) =>
        new(judge.Name, number, sight.RankOf(number), sight.Top(Shown));
}
