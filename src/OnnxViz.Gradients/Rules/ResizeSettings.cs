using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>How a Resize node interpolates.</summary>
sealed record ResizeSettings(
    string Mode, string Coordinates, string Rounding, float CubicCoefficient, bool ExcludesOutside, bool Smooths)
{
    /// <summary>Whether a region of the input is resized, and what lies outside the input is constant.</summary>
    public bool Crops => Coordinates == "tf_crop_and_resize";

    public static ResizeSettings Of(Attributes attributes) => new(
        attributes.Text("mode", "nearest"),
        attributes.Text("coordinate_transformation_mode", "half_pixel"),
        attributes.Text("nearest_mode", "round_prefer_floor"),
        attributes.Float("cubic_coeff_a", -0.75f),
        attributes.Int("exclude_outside", 0) != 0,
        attributes.Int("antialias", 0) != 0);

    /// <summary>Half the width of the interpolation kernel.</summary>
    public float Support => Mode == "cubic" ? 2 : 1;

    /// <summary>The weight of an element at a distance.</summary>
    public float Kernel(float distance)
    {
        var (d, a) = (Math.Abs(distance), CubicCoefficient);
        return Mode != "cubic" ? Math.Max(0, 1 - d)
            : d < 1 ? ((((a + 2) * d) - (a + 3)) * d * d) + 1
            : d < 2 ? ((((d - 5) * d) + 8) * d - 4) * a
            : 0;
    }

    /// <summary>The element nearest to a coordinate.</summary>
    public long Nearest(float coordinate) => Rounding switch
    {
        "floor" => (long)MathF.Floor(coordinate),
        "ceil" => (long)MathF.Ceiling(coordinate),
        "round_prefer_ceil" => (long)MathF.Floor(coordinate + 0.5f),
        _ => (long)MathF.Ceiling(coordinate - 0.5f),
    };
}
