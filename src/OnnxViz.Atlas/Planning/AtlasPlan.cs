using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using OnnxViz.Graph;

namespace OnnxViz.Atlas;

/// <summary>What an atlas consists of; written as <c>atlas.json</c> before the first picture.</summary>
/// <param name="Model">The model.</param>
/// <param name="Look">How its pictures are drawn.</param>
/// <param name="Versions">The versions of what draws them.</param>
/// <param name="Layers">Its layers, in running order.</param>
public sealed record AtlasPlan(
    AtlasModel Model, AtlasLook Look, IReadOnlyDictionary<string, string> Versions, IReadOnlyList<AtlasLayer> Layers)
{
    const int ShownDigits = 16;

    /// <summary>
    /// What tells unlike atlases apart: the first 16 hexadecimal digits of the SHA-256 of everything but the name that
    /// the user gave the model.
    /// </summary>
    [JsonIgnore]
    public string Configuration =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Bare.Text())))[..ShownDigits];

    /// <summary>The number of units.</summary>
    [JsonIgnore]
    public int Units => Layers.Sum(layer => layer.Channels);

    /// <summary>The plan as a file has it.</summary>
    public string Text() => AtlasJson.Text(this);

    /// <summary>Reads a plan.</summary>
    /// <exception cref="OnnxVizException">The file is not there, or no plan.</exception>
    public static AtlasPlan Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<AtlasPlan>(File.ReadAllBytes(path), AtlasJson.Keys) is
            { Model: not null, Look: not null, Versions: not null, Layers: not null } plan
                ? plan
                : throw new JsonException();
        }
        catch (JsonException failure)
        {
            throw new OnnxVizException(
                $"{path} is no plan of an atlas: give a folder that `onnxviz atlas` made", failure);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new OnnxVizException(
                $"there is no {path}: give a folder that `onnxviz atlas` made, or begin one", failure);
        }
    }

    /// <summary>In which respect another plan differs first, in words; null where it does not.</summary>
    public string? DifferenceTo(AtlasPlan other) =>
        Different("model", Model.Sha256, other.Model.Sha256)
        ?? Different("input", Model.Input, other.Model.Input)
        ?? Different("feed", Words(Model.Feed), Words(other.Model.Feed))
        ?? Different("size", $"{Look.Width}x{Look.Height}", $"{other.Look.Width}x{other.Look.Height}")
        ?? Different("seed", $"{Look.Seed}", $"{other.Look.Seed}")
        ?? Different("recipe", Look.Recipe, other.Look.Recipe)
        ?? Different("preprocessing", $"{Look.Preprocessing}", $"{other.Look.Preprocessing}")
        ?? Different("device", Look.Device, other.Look.Device)
        ?? Different("versions", Words(Versions), Words(other.Versions))
        ?? Different("layers", Names(this), Names(other))
        ?? Different("batches", Batches(this), Batches(other));

    AtlasPlan Bare => this with { Model = Model with { File = "" } };

    static string? Different(string what, string mine, string others) =>
        mine == others ? null : $"{what} {mine} there, {others} here";

    static string Words(IReadOnlyDictionary<string, string> all) =>
        string.Join(", ", all.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key} {pair.Value}"));

    static string Names(AtlasPlan plan) =>
        string.Join(", ", plan.Layers.Select(layer => $"{layer.Name} {layer.Channels}"));

    static string Batches(AtlasPlan plan) =>
        string.Join(", ", plan.Layers.Select(layer => $"{layer.Name} {layer.Batch}"));
}
