using System.Text.Json;
using OnnxViz.Cli.Output;

namespace OnnxViz.Cli.Drawing;

/// <summary>What is written beside the maps of a picture. The names are the keys of its JSON.</summary>
sealed record AttributionManifest(
    string Picture,
    string Source,
    ManifestModel Model,
    string Objective,
    string? Class,
    float Score,
    IReadOnlyList<AttributionEntry> Methods,
    AttributionFacts Settings,
    IReadOnlyDictionary<string, string> Versions)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "attribution.json";

    /// <summary>Reads the one in a folder; null where there is none that is whole.</summary>
    public static AttributionManifest? Find(string folder)
    {
        try
        {
            return Json.Read<AttributionManifest>(File.ReadAllText(Path.Combine(folder, FileName)));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether it tells of the same, made in the same way, and its files are there.</summary>
    public bool Holds(string source, ManifestModel model, AttributionFacts settings, string folder) =>
        Json.Line((source, model.Sha256, settings).ToTuple()) == Json.Line((Source, Model.Sha256, Settings).ToTuple())
            && Methods.SelectMany(entry => new[] { entry.Overlay, entry.Map, entry.Raw }).OfType<string>().All(
                file => File.Exists(Path.Combine(folder, file)));

    /// <summary>What is told of it.</summary>
    public AttributionReport ToReport(Features.PictureState state) =>
        new(Picture, Source, state, Objective, Class, Score, Methods, null);
}
