using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;
using OnnxViz.Graph;

namespace OnnxViz.Features.Tests.Running;

public sealed class DumpTests : IDisposable
{
    readonly Dumped _dumped = new();

    public void Dispose() => _dumped.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Npy_files_hold_the_maps(bool isHalf)
    {
        Dump(new(DumpFormat.Npy) { IsHalf = isHalf });
        foreach (var picture in _dumped.Pictures)
        {
            var relu = NpyFile.Read(At($"relu1/{picture.Name}.npy"));
            Assert.Equal([8, 16, 16], relu.Shape);
            Assert.Equal(Rounded(_dumped.Maps(picture, "relu1"), isHalf), relu.Data);
            Assert.Equal(
                Rounded(_dumped.Maps(picture, "logits"), isHalf), NpyFile.Read(At($"logits/{picture.Name}.npy")).Data);
        }
    }

    [Fact]
    public void Npz_files_hold_the_maps()
    {
        Dump(new(DumpFormat.Npz));
        using var archive = ZipFile.OpenRead(At("p3.npz"));
        Assert.Equal(["relu1.npy", "logits.npy"], archive.Entries.Select(entry => entry.FullName));
        archive.Entries[1].ExtractToFile(At("extracted.npy"));
        Assert.Equal(_dumped.Maps(_dumped.Pictures[3], "logits"), NpyFile.Read(At("extracted.npy")).Data);
        Assert.Equal(archive.Entries[0].Length, archive.Entries[0].CompressedLength);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Safetensors_files_hold_the_maps(bool isHalf)
    {
        Dump(new(DumpFormat.Safetensors) { IsHalf = isHalf });
        var bytes = File.ReadAllBytes(At("p3.safetensors"));
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        using var header = JsonDocument.Parse(bytes.AsMemory(8, length));
        foreach (var layer in Dumped.Layers)
        {
            var tensor = header.RootElement.GetProperty(layer);
            Assert.Equal(isHalf ? "F16" : "F32", tensor.GetProperty("dtype").GetString());
            var data =
                bytes.AsSpan((8 + length + tensor.GetProperty("data_offsets")[0].GetInt32())..(8 + length
                    + tensor.GetProperty("data_offsets")[1].GetInt32()));
            var found = isHalf
                ? Array.ConvertAll(MemoryMarshal.Cast<byte, Half>(data).ToArray(), number => (float)number)
                : MemoryMarshal.Cast<byte, float>(data).ToArray();
            Assert.Equal(Rounded(_dumped.Maps(_dumped.Pictures[3], layer), isHalf), found);
        }

        Assert.Equal(0, length % 8);
    }

    [Theory]
    [InlineData(Reduction.Mean)]
    [InlineData(Reduction.Max)]
    public void A_reduced_table_has_a_row_for_each_picture_layer_and_channel(Reduction reduce)
    {
        Dump(new(DumpFormat.Csv) { Reduce = reduce, Channels = [2, 0] });
        var rows = File.ReadAllLines(At("features.csv"));
        Assert.Equal("picture,layer,channel,value", rows[0]);
        var expected = from picture in _dumped.Pictures
                       from layer in Dumped.Layers
                       from channel in (int[])[2, 0]
                       select $"{picture.Name},{layer},{channel},{Text(Reduced(picture, layer, channel, reduce))}";
        Assert.Equal(expected, rows[1..]);
    }

    [Fact]
    public void A_table_of_whole_maps_has_their_shape_and_values()
    {
        Dump(new(DumpFormat.Csv) { Channels = [1] });
        var rows = File.ReadAllLines(At("features.csv"));
        var map = _dumped.Maps(_dumped.Pictures[0], "relu1").Skip(256).Take(256);
        Assert.Equal("picture,layer,channel,shape,values", rows[0]);
        Assert.Equal($"p0,relu1,1,16x16,{string.Join(' ', map.Select(Text))}", rows[1]);
        Assert.Equal($"p0,logits,1,,{Text(_dumped.Maps(_dumped.Pictures[0], "logits")[1])}", rows[2]);
    }

    [Fact]
    public void Json_lines_hold_the_maps()
    {
        Dump(new(DumpFormat.Json));
        var lines = File.ReadLines(At("features.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(9 * 12, lines.Length);
        var line = lines[12 + 5];
        Assert.Equal(
            ("p1", "relu1", 5),
            (line.GetProperty("picture").GetString(), line.GetProperty("layer").GetString(),
                line.GetProperty("channel").GetInt32()));
        Assert.Equal([16, 16], line.GetProperty("shape").EnumerateArray().Select(length => length.GetInt32()));
        Assert.Equal(
            _dumped.Maps(_dumped.Pictures[1], "relu1").Skip(5 * 256).Take(256),
            line.GetProperty("values").EnumerateArray().Select(number => number.GetSingle()));
    }

    [Fact]
    public void A_channel_that_a_layer_lacks_is_named()
    {
        var error = Assert.Throws<OnnxVizException>(() => Dump(new(DumpFormat.Npy) { Channels = [0, 5] }));
        Assert.Equal("layer logits has the channels 0..3, not 5", error.Message);
    }

    [Fact]
    public void Numbers_beyond_16_bit_floats_are_told()
    {
        using var extractor = new FeatureExtractor(
            _dumped.Extractor.Network, ["relu1"], Pictured.Settings(2) with { Preprocessing = new(0, 1e6f, [], []) });
        var sink = DumpSink.Of(At(""), new(DumpFormat.Npy) { IsHalf = true }, extractor.Layers);
        Assert.Equal(9, new FeatureRun(extractor, _dumped.Pictures, sink).Run().Count());
        Assert.Contains("beyond 65504", sink.Remark);
    }

    void Dump(DumpSettings settings) => Assert.Equal(9, _dumped.Dump("out", settings).Count);

    float Reduced(PictureEntry picture, string layer, int channel, Reduction reduce)
    {
        var maps = _dumped.Maps(picture, layer);
        var size = layer == "relu1" ? 256 : 1;
        var map = maps.Skip(channel * size).Take(size).ToArray();
        return reduce == Reduction.Max ? map.Max() : (float)map.Average(number => (double)number);
    }

    string At(string name) => Path.Combine(_dumped.At("out"), name);

    static string Text(float number) => number.ToString("R", CultureInfo.InvariantCulture);

    static float[] Rounded(float[] numbers, bool isHalf) =>
        isHalf ? [.. numbers.Select(number => (float)(Half)number)] : numbers;
}
