namespace OnnxViz.Fuzz.Running;

/// <summary>What became of an input.</summary>
enum Outcome
{
    /// <summary>It went the whole way.</summary>
    Works,

    /// <summary>One line of an error that a user can read.</summary>
    Refused,

    /// <summary>Another exception, or a message of several lines.</summary>
    Exception,

    /// <summary>The process died.</summary>
    Crash,

    /// <summary>It took too long.</summary>
    Timeout,

    /// <summary>It took too much memory.</summary>
    Memory,
}
