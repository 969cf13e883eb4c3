namespace OnnxViz.Networks;

/// <summary>How often a download is tried and how long it waits.</summary>
/// <param name="Tries">
/// Tries at one address that may fail one after the other; one that brought a megabyte is not counted.
/// </param>
/// <param name="FirstDelay">The wait after the first failure; each further one is twice as long.</param>
/// <param name="Patience">How long an answer, or the next bytes of it, may take.</param>
public sealed record RetryPolicy(int Tries, TimeSpan FirstDelay, TimeSpan Patience)
{
    /// <summary>Three tries, 1 and 2 seconds between them, half a minute of patience.</summary>
    public static RetryPolicy Usual { get; } = new(3, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));

    /// <summary>The wait after so many failures.</summary>
    internal TimeSpan Delay(int failures) => FirstDelay * Math.Pow(2, failures - 1);
}
