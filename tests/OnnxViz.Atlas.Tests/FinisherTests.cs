using System.Text.Json;
using OnnxViz.Features;
using OnnxViz.Graph;
using OnnxViz.Pictures;
using OnnxViz.Testing;
using Parquet;
using Parquet.Schema;

namespace OnnxViz.Atlas.Tests;

public sealed class FinisherTests : IDisposable
{
    static readonly string[] Whole =
        ["index.html", "units.jsonl", "units.parquet", "netron.json", "relu1/index.html", "relu1/sheet.png"];

    readonly SmallAtlas _atlas = new();

    public void Dispose() => _atlas.Dispose();

    [Fact]
    public void The_same_atlas_has_the_same_files_however_it_came_about()
    {
        Finished("whole");
        _atlas.Draw("shares", new(1, 2));
        _atlas.Draw("shares", new(0, 2));
        new Finisher(_atlas.Network, _atlas.Plan, _atlas.Folder("shares")).Run(default);
        Assert.Equal(_atlas.Files("whole"), _atlas.Files("shares"));
        Assert.Superset(
            Whole.ToHashSet(),
            _atlas.Files("whole").Keys.ToHashSet());
    }

    [Fact]
    public void An_atlas_of_another_model_and_the_atlas_itself_do_not_stand_beside()
    {
        _atlas.Draw("whole");
        var other = _atlas.Folder("other");
        other.Begin(_atlas.Plan with { Model = _atlas.Plan.Model with { Sha256 = "00" } });
        Assert.Contains("is an atlas of another model (SHA-256 00)", Refused(other));
        Assert.Contains("is the atlas itself", Refused(_atlas.Folder("whole")));
    }

    [Fact]
    public void Unfinished_files_of_killed_writers_are_gone_in_the_end()
    {
        _atlas.Draw("killed");
        var left = _atlas.Folder("killed").FileOf(_atlas.Plan.Layers[0], ".onnxviz-0123.tmp");
        File.WriteAllText(left, "half");
        new Finisher(_atlas.Network, _atlas.Plan, _atlas.Folder("killed")).Run(default);
        Assert.False(File.Exists(left));
    }

    [Fact]
    public void Every_unit_has_a_line_with_its_address_and_its_strongest_inputs()
    {
        var lines = Lines(Finished("whole"));
        Assert.Equal(14, lines.Length);
        var unit = lines[9];
        Assert.Equal(("relu2:1", "relu2/0001.png", "relu2/index.html#1"),
            (Text(unit, "unitId"), Text(unit, "file"), Text(unit, "page")));
        var links = unit.GetProperty("inputs").EnumerateArray()
            .Select(link => (Text(link, "unit"), Math.Abs(link.GetProperty("share").GetSingle()))).ToArray();
        Assert.Equal(6, links.Length);
        Assert.All(links, link => Assert.StartsWith("relu1:", link.Item1));
        Assert.Equal(links.Select(link => link.Item2).OrderDescending(), links.Select(link => link.Item2));
        Assert.True(lines[13].GetProperty("dead").GetBoolean());
    }

    string Refused(AtlasFolder beside) => Assert.Throws<OnnxVizException>(
        () => new Finisher(_atlas.Network, _atlas.Plan, _atlas.Folder("whole")) { Beside = [beside] }.Run(
            default)).Message;

    [Fact]
    public void Links_are_the_norms_of_the_weights_between_two_units()
    {
        var links = new UnitLinks(_atlas.Network, _atlas.Plan.Layers);
        var kernels = LayerKernels.Of(_atlas.Network, "conv2");
        var best = links.Inputs(_atlas.Plan.Layers[1], 3)[0];
        double Norm(ReadOnlySpan<float> weights) => Math.Sqrt(weights.ToArray().Sum(weight => (double)weight * weight));
        var shares = Enumerable.Range(0, 8)
            .Select(slice => Norm(kernels.Slice(3, slice)) / Norm(kernels.Kernel(3))).ToArray();
        Assert.Equal(shares.Max(), Math.Abs(best.Share), 1e-5);
        Assert.Equal(Array.IndexOf(shares, shares.Max()), best.Channel);
        Assert.Contains(links.Outputs(_atlas.Plan.Layers[0], best.Channel), link =>
            link.Channel == 3 && link.Share == best.Share);
    }

    [Fact]
    public void Photographs_give_percentiles_and_patches()
    {
        using var folder = new TemporaryFolder();
        foreach (var (width, height) in new[] { (20, 16), (16, 30), (40, 40) })
        {
            PictureFile.Write(folder.File($"photo{width}.png"), TestPictures.Slope(width, height));
        }

        using var photos = PictureList.Of([folder.Path]);
        var unit = Lines(Finished("whole", photos))[0];
        var percentile = unit.GetProperty("percentile").GetDouble();
        Assert.Equal(Math.Round(6 * percentile / 100), 6 * percentile / 100, 1e-9);
        Assert.Equal(3, unit.GetProperty("photos").GetArrayLength());
        Assert.True(File.Exists(_atlas.Folder("whole").FileOf(_atlas.Plan.Layers[0], "0000.photos.jpg")));
    }

    [Fact]
    public async Task The_table_holds_the_pictures_themselves()
    {
        Finished("whole");
        await using var reader = await ParquetReader.CreateAsync(_atlas.Folder("whole").FileOf("units.parquet"));
        Assert.Equal(2, reader.RowGroupCount);
        Assert.Contains("\"image\":{\"_type\":\"Image\"}", reader.CustomMetadata["huggingface"]);
        using var group = reader.OpenRowGroupReader(0);
        var bytes = new byte[8][];
        await group.ReadAsync(Field(reader, "bytes"), bytes);
        Assert.Equal(File.ReadAllBytes(_atlas.Folder("whole").Picture(_atlas.Plan.Layers[0], 2)), bytes[2]);
        var scores = new float[8];
        await group.ReadAsync<float>(Field(reader, "score"), scores);
        Assert.Equal(UnitRecord.Read(_atlas.Folder("whole").Record(_atlas.Plan.Layers[0], 2)).SavedScore, scores[2]);
    }

    [Fact]
    public void Netron_finds_nodes_and_values_by_their_names_in_the_file()
    {
        Finished("whole");
        using var attachment = JsonDocument.Parse(File.ReadAllBytes(_atlas.Folder("whole").FileOf("netron.json")));
        Assert.Equal("netron:attachment", Text(attachment.RootElement, "signature"));
        var names = _atlas.Network.ToModel().Graph.Nodes.SelectMany(node => node.Outputs.Append(node.Name)).ToHashSet();
        var metrics = attachment.RootElement.GetProperty("metrics").EnumerateArray().ToArray();
        Assert.All(metrics, metric => Assert.Contains(Text(metric, "target"), names));
        var dead = metrics.Single(metric => Text(metric, "target") == "relu2"
            && Text(metric, "name") == "dead units" && Text(metric, "kind") == "value");
        Assert.Equal(1, dead.GetProperty("value").GetInt32());
    }

    AtlasFolder Finished(string name, PictureList? photos = null)
    {
        _atlas.Draw(name);
        var folder = _atlas.Folder(name);
        var runtime = _atlas.Settings.Runtime;
        new Finisher(_atlas.Network, _atlas.Plan, folder) { Photos = photos, Runtime = runtime }.Run(default);
        return folder;
    }

    static DataField Field(ParquetReader reader, string name) =>
        reader.Schema.GetDataFields().Single(field => field.Name == name);

    static JsonElement[] Lines(AtlasFolder folder) =>
        [.. File.ReadLines(folder.FileOf("units.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];

    static string Text(JsonElement element, string name) => $"{element.GetProperty(name)}";
}
