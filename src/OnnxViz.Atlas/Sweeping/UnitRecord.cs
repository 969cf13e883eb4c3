using System.Text.Json;
using System.Text.Json.Serialization;
using OnnxViz.Ascent;
using OnnxViz.Graph;

namespace OnnxViz.Atlas;

/// <summary>What is written beside a unit's picture, the same bytes whenever it is drawn.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Channel">The channel, from 0.</param>
/// <param name="Picture">The picture's file, beside this one; null where there was nothing to show.</param>
/// <param name="State">How the picture came about.</param>
/// <param name="Score">The unit's mean activation on the picture before it was rounded to 8 bits.</param>
/// <param name="SavedScore">The same on the picture as it is saved.</param>
/// <param name="Steps">The updates made.</param>
/// <param name="Objective">What was asked for.</param>
/// <param name="Climbed">What was climbed, by tensors: for a dead unit its pre-activation.</param>
/// <param name="Remark">What there is to say about how the picture came about; null for nothing.</param>
/// <param name="Configuration">The configuration of the atlas.</param>
public sealed record UnitRecord(
    string Layer,
    int Channel,
    string? Picture,
    UnitState State,
    float Score,
    float SavedScore,
    int Steps,
    string Objective,
    string Climbed,
    string? Remark,
    string Configuration)
{
    /// <summary>Whether nothing makes the unit fire.</summary>
    [JsonIgnore]
    public bool IsDead => State is UnitState.Dead or UnitState.Unreachable;

    /// <summary>Reads a record.</summary>
    /// <exception cref="OnnxVizException">It is not there, or none.</exception>
    public static UnitRecord Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<UnitRecord>(File.ReadAllBytes(path), AtlasJson.Keys)
                ?? throw new JsonException();
        }
        catch (Exception failure) when (failure is JsonException or IOException)
        {
            throw new OnnxVizException(
                $"{path} is no record of a unit: delete it, and the unit is drawn again", failure);
        }
    }
}
