namespace OnnxViz.Fuzz.Running;

/// <summary>What a run came to, as tables.</summary>
static class Report
{
    const int ExampleLength = 110;

    public static void Print(IReadOnlyList<Result> results, TextWriter output)
    {
        output.WriteLine("| outcome | inputs |");
        output.WriteLine("|---|---|");
        foreach (var outcome in Enum.GetValues<Outcome>())
        {
            output.WriteLine($"| {Words(outcome)} | {results.Count(result => result.Outcome == outcome)} |");
        }

        output.WriteLine();
        output.WriteLine("| refused in | inputs | for example |");
        output.WriteLine("|---|---|---|");
        var kinds = results.Where(result => result.Outcome == Outcome.Refused).GroupBy(result => result.Kind);
        foreach (var kind in kinds.OrderByDescending(kind => kind.Count()).ThenBy(
            kind => kind.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"| {kind.Key} | {kind.Count()} | {Example(kind.First().Message)} |");
        }

        output.WriteLine();
        if (results.Count > 0)
        {
            var (slowest, largest) = (results.MaxBy(result => result.Seconds)!,
                results.MaxBy(result => result.Memory)!);
            output.WriteLine($"slowest: {slowest.Seconds:0.0} s (input {slowest.Number}: {Example(slowest.Name)})");
            output.WriteLine(
                $"most memory: {largest.Memory >> 20} MB (input {largest.Number}: {Example(largest.Name)})");
        }
    }

    static string Words(Outcome outcome) => outcome switch
    {
        Outcome.Works => "works",
        Outcome.Refused => "refused in one line",
        Outcome.Exception => "another exception",
        Outcome.Crash => "crash",
        Outcome.Timeout => "too slow",
        _ => "too much memory",
    };

    static string Example(string message) =>
        (message.Length <= ExampleLength ? message : $"{message[..ExampleLength]}...").Replace(
            "|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
