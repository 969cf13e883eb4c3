using OnnxViz.Networks;
using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>A picture of a list, not read yet.</summary>
public sealed class PictureEntry
{
    readonly PictureSource _source;
    readonly int _number;

    internal PictureEntry(int position, string name, PictureSource source, int number) =>
        (Position, Name, _source, _number) = (position, name, source, number);

    /// <summary>Its place in the list, from 0.</summary>
    public int Position { get; }

    /// <summary>
    /// Its name, unlike all others in the list and good as a file name: that of its file, with a number where the file
    /// holds several.
    /// </summary>
    public string Name { get; }

    /// <summary>
    /// Where it comes from: a file as the user named it, with <c>#</c> and a number where the file holds several.
    /// </summary>
    public string Source => _source.IsSingle ? _source.File : $"{_source.File}#{_number}";

    /// <summary>The file that it is in.</summary>
    internal string File => _source.File;

    /// <summary>Its class, where a file of labels lies beside it; else null.</summary>
    public string? Label => _source.Label(_number);

    /// <summary>Whether it is the network's input itself, to be used as it stands.</summary>
    public bool IsTensor => _source.IsTensor;

    /// <summary>Whether it is slow to read before others that come earlier in its file.</summary>
    internal bool IsInOrder => _source.IsInOrder;

    /// <summary>
    /// Reads the picture, one plane or three; of a network's input the numbers by its axes, as they stand.
    /// </summary>
    /// <exception cref="Graph.OnnxVizException">It is not there, damaged or of no known kind.</exception>
    public Picture Read() => _source.Read(_number);

    /// <summary>Reads the picture and brings it to the planes that a network takes, and to a size.</summary>
    /// <param name="input">The network's input.</param>
    /// <param name="height">The height in pixels.</param>
    /// <param name="width">The width in pixels.</param>
    /// <param name="mode">How a picture of another shape is brought to it.</param>
    /// <exception cref="Graph.OnnxVizException">It cannot be used.</exception>
    public Picture Read(PictureInput input, int height, int width, ResizeMode mode) => PictureFault.Guard(
        File, () => new PictureResizer(input, height, width, mode).Fit(this, Read()));

    /// <inheritdoc/>
    public override string ToString() => Source;
}
