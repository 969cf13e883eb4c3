namespace OnnxViz.Cli.Output;

/// <summary>The last word on pictures that could not be used: a run without them still ends well.</summary>
static class LeftOut
{
    /// <summary>A line, or nothing where all were used.</summary>
    public static void Tell(TextWriter talk, int count, int total)
    {
        if (count > 0)
        {
            talk.WriteLine($"{count} of {total} pictures {(count == 1 ? "was" : "were")} left out (--strict would stop)");
        }
    }
}
