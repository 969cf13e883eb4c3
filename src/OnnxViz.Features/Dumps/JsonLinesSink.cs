namespace OnnxViz.Features;

/// <summary>
/// <c>features.jsonl</c>: a line with picture, layer, channel and value, or shape and values in rows.
/// </summary>
sealed class JsonLinesSink(string folder, DumpSettings settings, IReadOnlyList<FeatureLayer> layers)
    : TableSink(folder, settings, layers, "jsonl")
{
    const string Start = "{\"picture\":\"";

    protected override string Head => "";

    protected override bool HasQuotes => false;

    protected override string? PictureOf(string row) =>
        row.StartsWith(Start, StringComparison.Ordinal) && row.IndexOf('"', Start.Length) is > 0 and var end
            ? row[Start.Length..end]
            : null;

    protected override void WriteRow(
        TextWriter writer, PictureEntry picture, FeatureLayer layer, int channel, ReadOnlySpan<float> numbers)
    {
        writer.Write($"{Start}{picture.Name}\",\"layer\":{IndexJson.Line(layer.Name)},\"channel\":{channel},");
        if (IsReduced)
        {
            writer.WriteLine($"\"value\":{Json(numbers[0])}}}");
            return;
        }

        writer.Write($"\"shape\":[{string.Join(',', layer.Shape.Skip(1))}],\"values\":[");
        for (var i = 0; i < numbers.Length; i++)
        {
            writer.Write(i == 0 ? "" : ",");
            writer.Write(Json(numbers[i]));
        }

        writer.WriteLine("]}");
    }

    /// <remarks>JSON has no numbers that are not finite; these are written as texts.</remarks>
    static string Json(float number) => float.IsFinite(number) ? Text(number)
        : float.IsNaN(number) ? "\"NaN\""
        : number > 0 ? "\"Infinity\"" : "\"-Infinity\"";
}
