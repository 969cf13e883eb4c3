using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// A picture's activations by layer; those of the pictures that are drawn together with it, and of given ones.
/// </summary>
/// <param name="find">Finds the activation of a layer, [1, C, ...].</param>
public sealed class Activations(Func<string, Value> find)
{
    /// <summary>The activation of a layer, [1, C, ...].</summary>
    public Value this[string layer] => find(layer);

    /// <summary>The picture's number among those of its unit, from 0.</summary>
    public int Index { get; init; }

    /// <summary>The pictures of its unit.</summary>
    public IReadOnlyList<Activations> Group => Others ?? [this];

    /// <summary>Finds the activation of a layer for the picture in a file.</summary>
    internal Func<string, string, Value>? Given { get; init; }

    /// <summary>Finds what a layer makes of real pictures.</summary>
    internal Func<Natural, string, Value>? Real { get; init; }

    internal IReadOnlyList<Activations>? Others { get; set; }

    readonly Dictionary<string, Value> _written = [];

    /// <summary>
    /// The activation of a layer for the picture in a file, brought to the size of what is scored, or the numbers in a
    /// .npy file, which may have fewer rows and columns: a constant, [1, C, ...].
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="layer">The layer.</param>
    public Value Of(string file, string layer) =>
        (Given ?? throw new InvalidOperationException("No pictures can be given here."))(file, layer);

    /// <summary>
    /// The mean of the sorted activations of real pictures in a layer, from high to low: a constant, [C, positions].
    /// </summary>
    /// <param name="pictures">Says which pictures.</param>
    /// <param name="layer">The layer.</param>
    public Value Typical(Natural pictures, string layer) =>
        (Real ?? throw new InvalidOperationException("No pictures can be given here."))(pictures, layer);

    /// <summary>What several ask of this picture, written once.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="write">Writes it.</param>
    internal Value Once(string name, Func<Value> write) =>
        _written.TryGetValue(name, out var known) ? known : _written[name] = write();
}
