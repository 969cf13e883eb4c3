using System.Threading.Channels;

namespace OnnxViz.Video;

/// <summary>
/// Keeps frames beside the ascent: a few wait at most, so that memory stays the same however long the video is.
/// </summary>
sealed class FrameLine : IDisposable
{
    const int Waiting = 4;

    readonly Channel<DrawnFrame> _channel = Channel.CreateBounded<DrawnFrame>(Waiting);
    readonly Task _writing;

    public FrameLine(Action<DrawnFrame> keep) => _writing = Task.Run(async () =>
    {
        await foreach (var frame in _channel.Reader.ReadAllAsync())
        {
            keep(frame);
        }
    });

    /// <summary>Hands a frame over, and waits where the disk is slower than the ascent.</summary>
    /// <exception cref="Graph.OnnxVizException">A frame before could not be written.</exception>
    public void Add(DrawnFrame frame)
    {
        while (!_channel.Writer.TryWrite(frame))
        {
            if (_writing.IsCompleted)
            {
                _writing.GetAwaiter().GetResult();
            }

            Task.WhenAny(_channel.Writer.WaitToWriteAsync().AsTask(), _writing).GetAwaiter().GetResult();
        }
    }

    /// <summary>Waits until all frames are written.</summary>
    /// <exception cref="Graph.OnnxVizException">One could not be.</exception>
    public void Finish()
    {
        _channel.Writer.TryComplete();
        _writing.GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        _channel.Writer.TryComplete();
        Task.WhenAny(_writing).GetAwaiter().GetResult();
    }
}
