using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>Pictures as batches.</summary>
static class Batches
{
    /// <summary>Pictures one behind the other; empty slots at the end hold the last one again.</summary>
    public static float[] Filled(IReadOnlyList<float[]> pictures, Shape shape)
    {
        var (count, size) = ((int)shape[0], (int)(shape.Size / shape[0]));
        var planes = new float[shape.Size];
        for (var slot = 0; slot < count; slot++)
        {
            pictures[Math.Min(slot, pictures.Count - 1)].CopyTo(planes.AsSpan(slot * size));
        }

        return planes;
    }
}
