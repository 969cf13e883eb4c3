using OnnxViz.Pictures;

namespace OnnxViz.Video;

/// <summary>Pictures side by side in one frame; cells that are left over are grey.</summary>
/// <param name="script">The script.</param>
/// <param name="channels">The channels of a picture.</param>
sealed class Tiles(VideoScript script, int channels)
{
    const float Grey = 0.5f;

    int Columns => script.Columns > 0
        ? Math.Min(script.Columns, script.Tiles)
        : (int)Math.Ceiling(Math.Sqrt(script.Tiles));

    int Rows => (script.Tiles + Columns - 1) / Columns;

    /// <summary>The width of a frame.</summary>
    public int Width => Columns * script.Width;

    /// <summary>The height of a frame.</summary>
    public int Height => Rows * script.Height;

    /// <summary>The frame.</summary>
    /// <param name="pixels">[N, C, H, W].</param>
    public Picture Of(float[] pixels)
    {
        var frame = new float[channels * Width * Height];
        Array.Fill(frame, Grey);
        for (var row = 0; row < script.Tiles * channels * script.Height; row++)
        {
            var (plane, y) = Math.DivRem(row, script.Height);
            var (tile, channel) = Math.DivRem(plane, channels);
            var top = (channel * Height) + (tile / Columns * script.Height) + y;
            pixels.AsSpan(row * script.Width, script.Width).CopyTo(
                frame.AsSpan((top * Width) + (tile % Columns * script.Width)));
        }

        return new Picture(Width, Height, channels, frame).ToVisible();
    }
}
