using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// The mean over pixels of (length of the colour / level)^power, colours being grey levels less the mean colour of
/// photographs (A. Mahendran, A. Vedaldi, 2016, the α-norm with α = 6 and B = 80). In text: <c>alpha(1)</c>,
/// <c>alpha(1, 6, 80)</c>.
/// </summary>
/// <param name="Weight">Its weight.</param>
/// <param name="Power">The power α.</param>
/// <param name="Level">The length B at which a pixel counts 1, in grey levels.</param>
/// <param name="Coupled">Whether a pixel's channels count as one colour; else each counts by itself, and they are
/// added up, as in the work of 2015.</param>
[Notation("alpha", "how far colours are from the mean colour of photographs, in grey levels, to a power")]
public sealed record AlphaNorm(float Weight, float Power = 6, float Level = 80, bool Coupled = true) : Penalty(Weight)
{
    const float Cube = 6;

    /// <inheritdoc/>
    public override Value Build(Value pictures)
    {
        var channels = pictures.Shape[1];
        var mean = NaturalColour.Mean(pictures.Builder, channels);
        var squares = ((pictures - mean) * (NaturalColour.Levels / Level)).Square();
        return Coupled
            ? Raised(squares.SumOfChannels()).Mean([1, 2, 3], keep: false)
            : Raised(squares).Mean([1, 2, 3], keep: false) * channels;
    }

    Value Raised(Value squares) => Power == Cube ? squares * squares * squares : squares.Pow(Power / 2);
}
