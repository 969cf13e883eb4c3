namespace OnnxViz.Fuzz.Inputs;

/// <summary>
/// The inputs of a run by their number, and the way that each of them is taken. The same seed and number give the same
/// input.
/// </summary>
abstract class Source
{
    /// <summary>How many inputs are the same in every run.</summary>
    public abstract int Fixed { get; }

    /// <summary>The input of a number.</summary>
    public abstract FuzzInput this[int number] { get; }

    /// <summary>Takes the input of a number the whole way that users go.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="number">The number.</param>
    public abstract void Travel(string path, int number);

    /// <summary>Takes inputs whose time does not count, until the program runs at its usual speed.</summary>
    public virtual void WarmUp()
    {
    }
}
