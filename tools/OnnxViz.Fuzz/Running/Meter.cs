namespace OnnxViz.Fuzz.Running;

/// <summary>How far a run is, on one line of standard error; nothing where that is no terminal.</summary>
static class Meter
{
    /// <summary>Shows it.</summary>
    public static void Show(int done, int count, int findings, TimeSpan elapsed)
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write(
                $"\r{done} of {count}, {findings} findings, {elapsed * (count - done) / done:h\\:mm\\:ss} left ");
        }
    }
}
