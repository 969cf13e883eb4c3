using OnnxViz.Graph;
using Parquet;
using Parquet.Schema;

namespace OnnxViz.Atlas;

/// <summary>
/// The index as <c>units.parquet</c>: a row for each unit, a group of rows for each layer, with the columns that data
/// hubs show, the picture's file among them as a structure of bytes and path.
/// </summary>
sealed class ParquetIndex
{
    /// <summary>Where the Hugging Face hub looks for the kinds of columns.</summary>
    const string HubKey = "huggingface";

    readonly DataField<string> _model = new("model", false);
    readonly DataField<string> _layer = new("layer", false);
    readonly DataField<int> _channel = new("channel");
    readonly DataField<string> _unit = new("unit_id", false);
    readonly DataField<string> _file = new("file");
    readonly DataField<string> _state = new("state", false);
    readonly DataField<bool> _dead = new("dead");
    readonly DataField<float> _score = new("score");
    readonly DataField<double?> _percentile = new("percentile");
    readonly DataField<byte[]> _bytes = new("bytes");
    readonly DataField<string> _path = new("path");

    /// <summary>Writes the index, layer by layer, so that the pictures of one layer are in memory at a time.</summary>
    /// <param name="path">The file.</param>
    /// <param name="folder">Where the pictures are.</param>
    /// <param name="layers">The units of each layer.</param>
    public void Write(string path, AtlasFolder folder, IEnumerable<IReadOnlyList<UnitEntry>> layers) =>
        AtomicFile.Write(path, stream => WriteAsync(stream, folder, layers).GetAwaiter().GetResult());

    async Task WriteAsync(Stream stream, AtlasFolder folder, IEnumerable<IReadOnlyList<UnitEntry>> layers)
    {
        var schema = new ParquetSchema(
            _model,
            _layer,
            _channel,
            _unit,
            _file,
            _state,
            _dead,
            _score,
            _percentile,
            new StructField("image", _bytes, _path));
        await using var writer = await ParquetWriter.CreateAsync(
            schema, stream, new() { CompressionMethod = CompressionMethod.None });
        writer.CustomMetadata = new Dictionary<string, string>
        {
            [HubKey] = AtlasJson.Line(new { info = new { features = Features() } }),
        };
        foreach (var units in layers)
        {
            using var group = writer.CreateRowGroup();
            await Write(group, folder, units);
        }
    }

    async Task Write(ParquetRowGroupWriter group, AtlasFolder folder, IReadOnlyList<UnitEntry> units)
    {
        await group.WriteAsync(_model, units.Select(unit => unit.Model).ToArray());
        await group.WriteAsync(_layer, units.Select(unit => unit.Layer).ToArray());
        await group.WriteAsync<int>(_channel, units.Select(unit => unit.Channel).ToArray());
        await group.WriteAsync(_unit, units.Select(unit => unit.UnitId).ToArray());
        await group.WriteAsync(_file, units.Select(unit => unit.File!).ToArray());
        await group.WriteAsync(_state, units.Select(unit => $"{unit.State}".ToLowerInvariant()).ToArray());
        await group.WriteAsync<bool>(_dead, units.Select(unit => unit.Dead).ToArray());
        await group.WriteAsync<float>(_score, units.Select(unit => unit.Score).ToArray());
        await group.WriteAsync<double>(_percentile, units.Select(unit => unit.Percentile).ToArray());
        await group.WriteAsync(_bytes, units.Select(unit => Bytes(folder, unit)!).ToArray());
        await group.WriteAsync(_path, units.Select(unit => unit.File!).ToArray());
        group.CompleteValidate();
    }

    static byte[]? Bytes(AtlasFolder folder, UnitEntry unit) =>
        unit.File is null ? null : File.ReadAllBytes(folder.FileOf(unit.File));

    static Dictionary<string, object> Features()
    {
        string[] texts = ["model", "layer", "unit_id", "file", "state"];
        var features = texts.ToDictionary(name => name, _ => Value("string"));
        (features["channel"], features["dead"]) = (Value("int32"), Value("bool"));
        (features["score"], features["percentile"]) = (Value("float32"), Value("float64"));
        features["image"] = new Dictionary<string, string> { ["_type"] = "Image" };
        return features;
    }

    static object Value(string type) => new Dictionary<string, string> { ["dtype"] = type, ["_type"] = "Value" };
}
