namespace OnnxViz.Atlas;

/// <summary>Numbers of bytes for people.</summary>
static class Bytes
{
    /// <summary>Three digits and a unit, such as <c>553 MB</c>.</summary>
    public static string Text(double bytes) =>
        bytes >= 1e9 ? FormattableString.Invariant($"{bytes / 1e9:0.00} GB")
        : bytes >= 1e8 ? FormattableString.Invariant($"{bytes / 1e6:0} MB")
        : FormattableString.Invariant($"{bytes / 1e6:0.0} MB");
}
