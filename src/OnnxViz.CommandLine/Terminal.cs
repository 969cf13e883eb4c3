namespace OnnxViz.CommandLine;

/// <summary>Where a command writes: data to one stream, talk to the other.</summary>
/// <param name="Output">Takes data.</param>
/// <param name="Error">Takes talk.</param>
/// <param name="IsLive">Whether a person watches the talk, so that a progress bar makes sense.</param>
public sealed record Terminal(TextWriter Output, TextWriter Error, bool IsLive)
{
    /// <summary>The streams of the process.</summary>
    public static Terminal OfProcess() => new(Console.Out, Console.Error, !Console.IsErrorRedirected);
}
