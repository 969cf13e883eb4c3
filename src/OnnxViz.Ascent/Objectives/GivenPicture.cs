using OnnxViz.Networks;
using OnnxViz.Pictures;

namespace OnnxViz.Ascent;

/// <summary>An objective that compares a layer with what it makes of a given picture.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Picture">The picture file; it is cut to the shape of what the network sees.</param>
public abstract record GivenPicture(string Layer, string Picture) : Objective
{
    /// <inheritdoc/>
    public sealed override IEnumerable<string> Files => [Picture];

    internal override Objective Keyed => Notation.Change(this, nameof(Picture), path => Path.GetFileName(path));

    /// <inheritdoc/>
    public sealed override Objective In(Network network)
    {
        _ = PictureFile.ReadPlain(Picture);
        return base.In(network);
    }
}
