using OnnxViz.Pictures;
using OnnxViz.Pictures.Codecs;

namespace OnnxViz.Video;

/// <summary>Every so many frames, small, as an animated GIF that can be looked at while it grows.</summary>
/// <param name="path">Where it is.</param>
/// <param name="every">One of so many frames is taken, from 1.</param>
/// <param name="rate">Frames per second.</param>
public sealed class PreviewFile(string path, int every, double rate) : FrameEncoder
{
    const int LongestSide = 160;
    const int Colours = 128;

    readonly FrameClock _clock = new(Math.Min(rate / every, GifFile.MostRate));
    FileStream? _stream;
    AnimatedGif? _gif;
    int _frames;

    /// <inheritdoc/>
    public override void Add(Picture picture)
    {
        if (_frames++ % every != 0)
        {
            return;
        }

        var scale = Math.Min(1, LongestSide / (double)Math.Max(picture.Width, picture.Height));
        var small = picture.Resize(
            Math.Max(1, (int)Math.Round(picture.Width * scale)), Math.Max(1, (int)Math.Round(picture.Height * scale)));
        _stream ??= new(path, FileMode.Create, FileAccess.Write, FileShare.Read);
        _gif ??= new(_stream, small.Width, small.Height, Colours);
        _gif.Add(small, _clock.Next());
    }

    /// <inheritdoc/>
    public override void Finish() => Dispose();

    /// <inheritdoc/>
    public override void Dispose() => _stream?.Dispose();
}
