namespace OnnxViz.Cli.Output;

/// <summary>Numbers of bytes for people.</summary>
static class ByteCount
{
    /// <summary>Three digits and a unit, such as <c>553 MB</c>.</summary>
    public static string Text(double bytes) =>
        bytes >= 1e9 ? $"{bytes / 1e9:0.00} GB"
        : bytes >= 1e8 ? $"{bytes / 1e6:0} MB"
        : bytes >= 1e6 ? $"{bytes / 1e6:0.0} MB"
        : $"{bytes / 1e3:0.0} kB";
}
