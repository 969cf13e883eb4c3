using OnnxViz.Ascent;

namespace OnnxViz.Atlas;

/// <summary>A unit in the index: a line of <c>units.jsonl</c>, whose keys are these names.</summary>
/// <param name="Model">The model's file name.</param>
/// <param name="Layer">The layer's name.</param>
/// <param name="Channel">The channel, from 0.</param>
/// <param name="UnitId">The unit's name: layer and channel.</param>
/// <param name="File">The picture, from the folder of the atlas; null where there is none.</param>
/// <param name="Page">The unit's own address on the site.</param>
/// <param name="State">How the picture came about.</param>
/// <param name="Dead">Whether nothing makes the unit fire.</param>
/// <param name="Score">The unit's mean activation on the picture as it is saved.</param>
/// <param name="Percentile">
/// The percentage of the photographs that excite the unit less; null without photographs or a picture, and for a dead
/// unit, whose score is its pre-activation.
/// </param>
/// <param name="Photos">
/// The photographs that excite it most somewhere, strongest first; null without photographs.
/// </param>
/// <param name="Inputs">The units that it gets most from, strongest first.</param>
/// <param name="Outputs">The units that get most from it, strongest first.</param>
/// <param name="Beside">Its pictures in other atlases of the same model.</param>
public sealed record UnitEntry(
    string Model,
    string Layer,
    int Channel,
    string UnitId,
    string? File,
    string Page,
    UnitState State,
    bool Dead,
    float Score,
    double? Percentile,
    IReadOnlyList<PhotoPlace>? Photos,
    IReadOnlyList<NamedLink> Inputs,
    IReadOnlyList<NamedLink> Outputs,
    IReadOnlyList<UnitLook> Beside)
{
    /// <summary>The name of a unit.</summary>
    public static string IdOf(AtlasLayer layer, int channel) => $"{layer.Name}:{channel}";
}
