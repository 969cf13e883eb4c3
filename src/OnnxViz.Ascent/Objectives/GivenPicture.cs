using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;

namespace OnnxViz.Ascent;

/// <summary>
/// An objective that compares a layer with what it makes of a given picture, or with given numbers.
/// </summary>
/// <param name="Layer">The layer.</param>
/// <param name="Picture">The picture file, which is cut to the shape of what the network sees; or a .npy file with what
/// the layer is to make, [C, H, W], of which a smaller one lies over the layer's middle and the rest does not
/// count.</param>
public abstract record GivenPicture(string Layer, string Picture) : Objective
{
    /// <inheritdoc/>
    public sealed override IEnumerable<string> Files => [Picture];

    internal override Objective Keyed => Notation.Change(this, nameof(Picture), path => Path.GetFileName(path));

    /// <inheritdoc/>
    public sealed override Objective In(Network network)
    {
        if (Template.Is(Picture))
        {
            _ = Template.Read(Picture);
        }
        else
        {
            _ = PictureFile.ReadPlain(Picture);
        }

        return base.In(network);
    }

    /// <summary>The part of the layer that is compared, and what it is compared with, a constant.</summary>
    /// <param name="at">The picture's activations.</param>
    private protected (Value Seen, Value Target) Compared(Activations at)
    {
        var target = at.Of(Picture, Layer);
        return (Template.Under(at[Layer], target, Picture), target);
    }
}
