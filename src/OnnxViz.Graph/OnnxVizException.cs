namespace OnnxViz.Graph;

/// <summary>Something a user can put right: the message says in one line what is wrong, what there is, and what to do next.</summary>
public sealed class OnnxVizException : Exception
{
    /// <summary>An error with its one-line message.</summary>
    public OnnxVizException(string message) : base(OneLine(message))
    {
    }

    /// <summary>An error with its one-line message and the failure underneath.</summary>
    public OnnxVizException(string message, Exception inner) : base(OneLine(message), inner)
    {
    }

    /// <remarks>Names out of files may hold anything.</remarks>
    static string OneLine(string message) =>
        string.Concat(message.Select(character => char.IsControl(character) ? ' ' : character));
}
