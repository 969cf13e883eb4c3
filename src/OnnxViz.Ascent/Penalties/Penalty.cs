using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>What a picture is to keep small. It sees pictures, not the network, and enters by subtraction.</summary>
/// <param name="Weight">Its weight beside the objective.</param>
public abstract record Penalty(float Weight)
{
    /// <summary>Writes it, without its weight.</summary>
    /// <param name="pictures">[N, C, H, W] in [0, 1], before transforms.</param>
    /// <returns>[N].</returns>
    public abstract Value Build(Value pictures);

    /// <summary>The text that it is read from.</summary>
    public sealed override string ToString() => Notation.Write(this);
}
