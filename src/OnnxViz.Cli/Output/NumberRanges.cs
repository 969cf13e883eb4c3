namespace OnnxViz.Cli.Output;

/// <summary>Numbers in few words.</summary>
static class NumberRanges
{
    /// <summary>Ascending numbers, such as <c>0-63, 100</c>.</summary>
    public static string Text(IReadOnlyList<int> numbers)
    {
        var runs = numbers.Select((number, index) => (number, run: number - index)).GroupBy(
            pair => pair.run, pair => pair.number);
        return string.Join(", ", runs.Select(run => run.Count() switch
        {
            1 => $"{run.First()}",
            2 => $"{run.First()}, {run.Last()}",
            _ => $"{run.First()}-{run.Last()}",
        }));
    }
}
