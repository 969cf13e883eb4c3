using OnnxViz.Pictures;

namespace OnnxViz.Video;

/// <summary>Makes a file of frames, one after the other; without <see cref="Finish"/> there is none.</summary>
public abstract class FrameEncoder : IDisposable
{
    /// <summary>Takes the next frame.</summary>
    /// <param name="picture">The frame, grey or colour.</param>
    /// <exception cref="Graph.OnnxVizException">It cannot be written.</exception>
    public abstract void Add(Picture picture);

    /// <summary>Ends the file and puts it in its place.</summary>
    /// <exception cref="Graph.OnnxVizException">It cannot be written.</exception>
    public abstract void Finish();

    /// <summary>Ends without a file where it was not finished.</summary>
    public abstract void Dispose();
}
