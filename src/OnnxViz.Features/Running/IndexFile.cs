using System.Text.Json.Serialization;

namespace OnnxViz.Features;

/// <summary>A file of an index.</summary>
sealed record IndexFile(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Layer, string File, long Bytes);
