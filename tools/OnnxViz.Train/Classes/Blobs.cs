using System.Numerics;
using OnnxViz.Train.Drawing;

namespace OnnxViz.Train.Classes;

/// <summary>Patches without any order, like those of a cow.</summary>
public sealed class Blobs() : Motif("blobs")
{
    const int Waves = 7;

    /// <inheritdoc/>
    public override Func<Vector2, Ink> Draw(Draws draws)
    {
        var scale = draws.Between(.28f, .52f);
        var waves = new Vector3[Waves];
        for (var i = 0; i < Waves; i++)
        {
            var travel = Geometry.Direction(draws.Angle()) * draws.Between(.45f, 1.1f) * scale;
            waves[i] = new Vector3(travel, draws.Angle());
        }

        var level = draws.Between(-.4f, .4f);
        return at =>
        {
            var sum = level;
            foreach (var wave in waves)
            {
                sum += MathF.Cos((wave.X * at.X) + (wave.Y * at.Y) + wave.Z);
            }

            return sum / (scale * 1.5f);
        };
    }
}
