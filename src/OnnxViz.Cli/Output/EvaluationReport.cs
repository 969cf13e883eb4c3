using System.Globalization;
using OnnxViz.Attribution;

namespace OnnxViz.Cli.Output;

/// <summary>How methods were judged. The names are the keys of its JSON.</summary>
/// <param name="Pictures">The pictures by name.</param>
/// <param name="Measures">The measures, and whether greater numbers are better.</param>
/// <param name="Evaluation">What came out for each method.</param>
sealed record EvaluationReport(
    IReadOnlyList<string> Pictures,
    IReadOnlyList<EvaluationReport.Kind> Measures,
    IReadOnlyList<EvaluationReport.Row> Evaluation)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "evaluation.json";

    /// <summary>A measure.</summary>
    internal sealed record Kind(string Measure, bool IsHigherBetter);

    /// <summary>A method.</summary>
    internal sealed record Row(string Method, IReadOnlyDictionary<string, Cell> Measures);

    /// <summary>
    /// A method by a measure: mean and standard deviation over the pictures, and each picture's number.
    /// </summary>
    internal sealed record Cell(double Mean, double Sd, IReadOnlyList<double> Numbers);

    public static EvaluationReport Of(
        IReadOnlyList<Measure> measures, IReadOnlyList<string> pictures, IReadOnlyList<EvaluatedMethod> judged) => new(
        pictures,
        [.. measures.Select(measure => new Kind($"{measure}", measure.IsHigherBetter))],
        [.. judged.Select(method => new Row(method.Method, method.Numbers.ToDictionary(
            pair => pair.Key,
            pair => new Cell(method.Mean(pair.Key), method.Spread(pair.Key), pair.Value))))]);

    /// <summary>The table: a row for each method, mean and spread of each measure.</summary>
    public IEnumerable<string> Lines() => TextTable.Lines(
        ["method", .. Measures.SelectMany(each => new[] { each.Measure, "sd" })],
        [.. Evaluation.Select(row => (string[])
        [
            row.Method,
            .. Measures.SelectMany(
                each => new[] { Text(row.Measures[each.Measure].Mean), Text(row.Measures[each.Measure].Sd) }),
        ])]).Append($"better are {Named(false)}{Named(true)}".TrimEnd(',', ' '));

    string Named(bool isHigher)
    {
        var names = Measures.Where(each => each.IsHigherBetter == isHigher).Select(each => each.Measure).ToArray();
        return names.Length == 0 ? "" : $"{(isHigher ? "greater" : "smaller")} numbers of {string.Join(", ", names)}, ";
    }

    static string Text(double number) => number.ToString("0.000", CultureInfo.InvariantCulture);
}
