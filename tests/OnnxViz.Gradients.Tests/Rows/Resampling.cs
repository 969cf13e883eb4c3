using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Gradients.Tests.Rows;

static class Resampling
{
    const string Transformation = "coordinate_transformation_mode";

    static readonly string[] Coordinates =
    [
        "half_pixel", "half_pixel_symmetric", "pytorch_half_pixel", "align_corners", "asymmetric", "tf_crop_and_resize",
    ];

    static readonly string[] Roundings = ["round_prefer_floor", "round_prefer_ceil", "floor", "ceil"];

    public static IEnumerable<OperatorRow> All => [.. Nearest, .. Linear, .. Cubic, .. Smooth, .. Sized, .. Plain];

    static IEnumerable<OperatorRow> Nearest =>
        from coordinates in Coordinates
        from rounding in Roundings
        from scales in (float[][])[[1, 1, 2, 3], [1, 1, 0.6f, 1.7f], [1, 1, 0.5f, 1]]
        select Scaled(
            [1, 2, 5, 4], scales, ("mode", "nearest"), (Transformation, coordinates), ("nearest_mode", rounding));

    static IEnumerable<OperatorRow> Linear =>
        from coordinates in Coordinates
        from scales in (float[][])[[1, 1, 2, 3], [1, 1, 0.6f, 1.7f], [1, 1, 0.2f, 1]]
        select Scaled([2, 1, 5, 4], scales, ("mode", "linear"), (Transformation, coordinates));

    static IEnumerable<OperatorRow> Cubic =>
        from coordinates in Coordinates
        from excludes in (long[])[0, 1]
        from scales in (float[][])[[1, 1, 2, 3], [1, 1, 0.6f, 1.7f]]
        select Scaled(
            [1, 2, 5, 4], scales,
            ("mode", "cubic"), (Transformation, coordinates), ("exclude_outside", excludes), ("cubic_coeff_a", -0.5f));

    static IEnumerable<OperatorRow> Smooth =>
        from mode in (string[])["linear", "cubic"]
        from coordinates in (string[])["half_pixel", "align_corners", "asymmetric"]
        from excludes in (long[])[0, 1]
        from scales in (float[][])[[1, 1, 0.5f, 0.3f], [1, 1, 0.8f, 1.5f]]
        select Scaled(
            [1, 2, 9, 8], scales,
            ("mode", mode), ("antialias", 1), (Transformation, coordinates), ("exclude_outside", excludes));

    static IEnumerable<OperatorRow> Sized =>
        from mode in (string[])["nearest", "linear", "cubic"]
        from policy in (string[])["stretch", "not_larger", "not_smaller"]
        select new OperatorRow(
            "Resize", [[1, 2, 4, 5]], ("mode", mode), ("keep_aspect_ratio_policy", policy), ("axes", (long[])[2, 3]))
        {
            Constants = { [3] = Tensor.Vector(7, 6) },
        };

    static IEnumerable<OperatorRow> Plain =>
    [
        Scaled([2, 3, 5], [1, 1, 1.7f], ("mode", "linear")),
        Scaled([2, 3, 5], [1, 1, 0.6f], ("mode", "linear"), ("antialias", 1)),
        Scaled([7], [0.4f], ("mode", "nearest")),
        Scaled([4, 5], [0.6f, 1.5f], ("mode", "cubic")),
        Scaled([1, 2, 3, 4, 2], [1, 1, 1.7f, 0.5f, 2], ("mode", "linear"), (Transformation, "align_corners")),
        Scaled(
            [1, 1, 9, 8],
            [1, 1, 0.5f, 0.4f],
            ("mode", "linear"),
            ("antialias", 1),
            (Transformation, "pytorch_half_pixel")),
        Scaled(
            [1, 1, 9, 8],
            [1, 1, 0.5f, 0.4f],
            ("mode", "cubic"),
            ("antialias", 1),
            (Transformation, "half_pixel_symmetric")),
        Scaled([4, 5], [2, 1.5f], ("mode", "linear")),
        Scaled([2, 3, 2, 4, 3], [1, 1, 2, 1.5f, 0.5f], ("mode", "linear")),
        Scaled(
            [2, 3, 2, 4, 3], [1, 1, 2, 2, 3],
            ("mode", "nearest"), (Transformation, "asymmetric"), ("nearest_mode", "floor")),
        Scaled([2, 3, 4], [1, 1, 2], ("mode", "nearest")),
        Scaled([2, 3, 4], [1, 2, 2], ("mode", "nearest")),
        Scaled([1, 2, 3, 4], [1, 1, 1, 1], ("mode", "cubic")),
        new("Resize", [[1, 2, 3, 4]], ("mode", "nearest"), ("axes", (long[])[-1, -2]))
        {
            Constants = { [2] = Tensor.Of([2f, 3f], [2]) },
        },
        new(
            "Resize",
            [[1, 2, 5, 4]],
            ("mode", "linear"),
            ("axes", (long[])[3, 2]),
            (Transformation, "tf_crop_and_resize"))
        {
            Constants = { [1] = Tensor.Of([0.1f, 0.3f, 0.8f, 1.3f], [4]), [3] = Tensor.Vector(6, 4) },
        },
        new("Resize", [[1, 1, 5, 4]], ("mode", "linear"), (Transformation, "tf_crop_and_resize"))
        {
            Constants =
            {
                [1] = Tensor.Of([0, 0, 0.2f, -0.3f, 1, 1, 0.7f, 1.2f], [8]),
                [3] = Tensor.Vector(1, 1, 4, 6),
            },
        },
    ];

    static OperatorRow Scaled(long[] shape, float[] scales, params (string Name, object Content)[] attributes) =>
        new("Resize", [shape], attributes)
        {
            Constants =
            {
                [1] = Tensor.Of([.. Spatial(shape, 0, 0.1f), .. Spatial(shape, 1, 0.8f)], [2 * shape.Length]),
                [2] = Tensor.Of(scales, [scales.Length]),
            },
        };

    /// <summary>One number for the batch and channel axes and another for the spatial ones.</summary>
    static IEnumerable<float> Spatial(long[] shape, float outer, float inner) =>
        shape.Select((_, axis) => axis < 2 ? outer : inner);
}
