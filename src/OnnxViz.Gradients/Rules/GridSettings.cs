namespace OnnxViz.Gradients.Rules;

/// <summary>How a GridSample node interpolates, and what it shows outside the picture.</summary>
sealed record GridSettings(string Mode, string Padding, bool Corners)
{
    /// <summary>Between the four elements around a place, with zeros outside.</summary>
    public static GridSettings Bilinear { get; } = new("linear", "zeros", true);

    public bool IsNearest => Mode == "nearest";

    public static GridSettings Of(Pullback p) =>
        new(p.Text("mode", "linear"), p.Text("padding_mode", "zeros"), p.Int("align_corners", 0) != 0);
}
