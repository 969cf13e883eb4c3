using System.Text.Json;

namespace OnnxViz.Representations.Publishing;

/// <summary>The model card of a representation: pictures go in as grey levels, 0 to 255.</summary>
public static class ModelCard
{
    static readonly JsonSerializerOptions Style = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    /// <summary>The card as JSON.</summary>
    public static string Json(Representation representation) => JsonSerializer.Serialize(
        new
        {
            representation.About,
            Descriptor = true,
            Input = Representation.Picture,
            Preprocessing = new { Range = new[] { 0, 255 } },
        },
        Style) + "\n";
}
