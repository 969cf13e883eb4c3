namespace OnnxViz.Graph;

/// <summary>
/// Something a user can put right: the message says in one line what is wrong, what there is, and what to do next.
/// </summary>
public sealed class OnnxVizException : Exception
{
    /// <summary>An error with its one-line message.</summary>
    public OnnxVizException(string message) : base(Printable.Message(message))
    {
    }

    /// <summary>An error with its one-line message and the failure underneath.</summary>
    public OnnxVizException(string message, Exception inner) : base(Printable.Message(message), inner)
    {
    }

    /// <summary>Whether it would be the same, and take as long, with any other size or setting.</summary>
    public bool IsFinal { get; init; }
}
