using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using OnnxViz.Networks;

namespace OnnxViz.Features;

/// <summary>What all files of a folder have in common; the names are the keys of the index.</summary>
sealed record IndexHeader(
    string Onnxviz,
    string Onnxruntime,
    IndexModel Model,
    IndexPreprocessing Preprocessing,
    IndexRun Run,
    object Output,
    IReadOnlyList<IndexLayer> Layers,
    IndexList List);

/// <summary>The model of an index: its file, its picture input, and what its other inputs are fed.</summary>
sealed record IndexModel(string File, string Sha256, string Input, IReadOnlyDictionary<string, string> Feed);

/// <summary>How pictures went in.</summary>
sealed record IndexPreprocessing(
    string Name, IReadOnlyList<float> Range, IReadOnlyList<float> Mean, IReadOnlyList<float> Sd, string Order)
{
    public IndexPreprocessing(Preprocessing used)
        : this($"{used}", [used.Low, used.High], used.Mean, used.Sd, used.Order.ToString().ToLowerInvariant())
    {
    }
}

/// <summary>
/// What the bits of the maps hang on beside the model; exact is whether they are those of the whole file.
/// </summary>
sealed record IndexRun(
    int Height, int Width, int Channels, string Fit, int Batch, string Device, int Threads, bool Exact)
{
    public IndexRun(FeatureExtractor extractor) : this(
        extractor.Height,
        extractor.Width,
        extractor.Channels,
        ResizeWord.Of(extractor.Settings.Fit),
        extractor.Batch,
        $"{extractor.Settings.Runtime.Device}",
        extractor.RunThreads,
        extractor.IsExact)
    {
    }
}

/// <summary>A layer of an index; the shape is that of one picture's maps.</summary>
sealed record IndexLayer(string Name, string Tensor, string Operator, IReadOnlyList<long> Shape)
{
    public IndexLayer(FeatureLayer layer) : this(layer.Name, layer.Layer.Tensor, layer.Layer.Operator, layer.Shape)
    {
    }
}

/// <summary>Which pictures there are: how many, and the SHA-256 of their names and sources, a line each.</summary>
sealed record IndexList(int Count, string Sha256)
{
    public IndexList(PictureList pictures) : this(pictures.Count, HashOf(pictures))
    {
    }

    static string HashOf(PictureList pictures)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var picture in pictures)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{picture.Name}\t{picture.Source}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>A picture of an index with its files.</summary>
sealed record IndexPicture(string Name, string Source, string? Label, IReadOnlyList<IndexFile> Files);

/// <summary>A file of an index.</summary>
sealed record IndexFile(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Layer, string File, long Bytes);

/// <summary>A picture that could not be read.</summary>
sealed record IndexFailure(string Name, string Source, string Error);
