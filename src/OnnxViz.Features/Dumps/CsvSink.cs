namespace OnnxViz.Features;

/// <summary>
/// <c>features.csv</c>: picture, layer, channel, value; or shape and values, spaces between, where whole maps are kept.
/// </summary>
sealed class CsvSink(string folder, DumpSettings settings, IReadOnlyList<FeatureLayer> layers) : TableSink(
    folder, settings, layers, "csv")
{
    protected override string Head =>
        IsReduced ? "picture,layer,channel,value\n" : "picture,layer,channel,shape,values\n";

    protected override bool HasQuotes => true;

    protected override string? PictureOf(string row) => row.IndexOf(',') is > 0 and var end ? row[..end] : null;

    protected override void WriteRow(
        TextWriter writer, PictureEntry picture, FeatureLayer layer, int channel, ReadOnlySpan<float> numbers)
    {
        writer.Write($"{picture.Name},{CsvText.Field(layer.Name)},{channel}");
        if (!IsReduced)
        {
            writer.Write($",{string.Join('x', layer.Shape.Skip(1))}");
        }

        var separator = ',';
        foreach (var number in numbers)
        {
            writer.Write(separator);
            writer.Write(Text(number));
            separator = ' ';
        }

        writer.WriteLine();
    }
}
