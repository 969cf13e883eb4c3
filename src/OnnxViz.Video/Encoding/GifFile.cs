using OnnxViz.Graph;
using OnnxViz.Pictures;
using OnnxViz.Pictures.Codecs;

namespace OnnxViz.Video;

/// <summary>An animated GIF.</summary>
/// <param name="path">Where it goes.</param>
/// <param name="work">A folder beside it, for what is not finished.</param>
/// <param name="rate">Frames per second.</param>
sealed class GifFile(string path, string work, double rate) : FrameEncoder
{
    readonly FrameClock _clock = new(rate);
    readonly string _temporary = AtomicFile.Temporary(work);
    FileStream? _stream;
    AnimatedGif? _gif;

    /// <summary>The most frames per second: browsers show faster ones slowly.</summary>
    public const double MostRate = 50;

    public override void Add(Picture picture)
    {
        _stream ??= File.Create(_temporary);
        _gif ??= new(_stream, picture.Width, picture.Height);
        _gif.Add(picture, _clock.Next());
    }

    public override void Finish()
    {
        _stream?.Dispose();
        File.Move(_temporary, path, overwrite: true);
    }

    public override void Dispose()
    {
        _stream?.Dispose();
        File.Delete(_temporary);
    }
}
