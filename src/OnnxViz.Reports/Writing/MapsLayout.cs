using System.Text.Json;

namespace OnnxViz.Reports;

/// <summary>How maps lie in their PNG, and what each of them is.</summary>
/// <param name="Picture">Which of the report's pictures.</param>
/// <param name="Width">Numbers in a row, as they are shown.</param>
/// <param name="Height">Rows of each map, as they are shown.</param>
/// <param name="Factor">By what they were shrunk, 1 for not at all.</param>
/// <param name="Planes">One for each filter.</param>
sealed record MapsLayout(int Picture, int Width, int Height, int Factor, IReadOnlyList<MapPlane> Planes)
{
    public void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("picture", Picture);
        json.WriteNumber("width", Width);
        json.WriteNumber("height", Height);
        json.WriteNumber("factor", Factor);
        json.WriteNumbers("low", Planes.Select(plane => plane.Range.Low));
        json.WriteNumbers("high", Planes.Select(plane => plane.Range.High));
        json.WriteNumbers("peak", Planes.Select(plane => plane.Peak));
        json.WriteNumbers("y", Planes.Select(plane => (double)plane.Y));
        json.WriteNumbers("x", Planes.Select(plane => (double)plane.X));
    }
}
