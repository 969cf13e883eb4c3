namespace OnnxViz.Ascent;

/// <summary>
/// The activation of one channel at one position, the centre when left out. In text: <c>neuron(mixed4a, 20)</c> or
/// <c>neuron(mixed4a, 20, 3, 5)</c>.
/// </summary>
/// <param name="Layer">The layer.</param>
/// <param name="Index">The channel, from 0.</param>
/// <param name="Y">The row, from 0.</param>
/// <param name="X">The column, from 0.</param>
[Notation("neuron", "one channel at one position, the centre when left out")]
public sealed record Neuron(string Layer, int Index, int? Y = null, int? X = null) : Unit(Layer, Index)
{
    private protected override Place Place => Place.At(Y, X);
}
