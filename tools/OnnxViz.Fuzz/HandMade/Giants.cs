using OnnxViz.Fuzz.Seeds;
using OnnxViz.Graph;
using static OnnxViz.Fuzz.HandMade.GiantGraphs;
using static OnnxViz.Fuzz.HandMade.Victim;

namespace OnnxViz.Fuzz.HandMade;

/// <summary>A few bytes that ask for gigabytes, or for ages.</summary>
static class Giants
{
    const long Terabyte = 1L << 40;

    public static IEnumerable<HandMadeInput> All => [.. Constant, .. Growing, .. DataDependent, .. Endless];

    /// <summary>Sizes that are constants: folding them would compute the giant.</summary>
    static HandMadeInput[] Constant =>
    [
        Of("Tile 2^40 times", "make sense", new("Tile", 13, ["c", Tensor.Vector(1, 1, 1, Terabyte)])),
        Of("Tile 2^62 times", "make sense", new("Tile", 13, ["c", Tensor.Vector(1, 1, 1L << 31, 1L << 31)])),
        Of("Tile 20,000 times", "take smaller pictures", new("Tile", 13, ["c", Tensor.Vector(1, 1, 1000, 20_000)])),
        Of("Tile -1 times", "make sense", new("Tile", 13, ["c", Tensor.Vector(1, 1, 1, -1)])),
        Of("Expand to 2^40", "make sense", new("Expand", 13, [SeedRow.Draw([1]), Tensor.Vector(Terabyte)])),
        Of("Expand to 2^64", "make sense", new("Expand", 13, [SeedRow.Draw([1]), Tensor.Vector(1L << 32, 1L << 32)])),
        Of(
            "Expand to 16 GB",
            "take smaller pictures",
            new("Expand", 13, [SeedRow.Draw([1]), Tensor.Vector(4, 1_000_000_000)])),
            Of("Expand to -1", "make sense", new("Expand", 13, [SeedRow.Draw([1]), Tensor.Vector(-1)])),
        Of(
            "ConstantOfShape of 2^40",
            "take smaller pictures",
            new("ConstantOfShape", 20, [Tensor.Vector(1 << 20, 1 << 20)])),
            Of("ConstantOfShape of 16 GB", "make sense", new("ConstantOfShape", 20, [Tensor.Vector(4_000_000_000)])),
        Of(
            "ConstantOfShape of 10,000 dimensions",
            "ONNX Runtime",
            new("ConstantOfShape", 20, [Tensor.Vector([.. Enumerable.Repeat(1L, 10_000)])])),
        Of("ConstantOfShape of -1", "make sense", new("ConstantOfShape", 20, [Tensor.Vector(-1)])),
        Of(
            "Range to 10^18",
            "ONNX Runtime",
            new("Range", 11, [Scalar(0), Scalar(1_000_000_000_000_000_000), Scalar(1)])),
            Of("Range in steps of 10^-30", null, new("Range", 11, [Number(0), Number(1), Number(1e-30f)])),
        Of("Range in steps of 0", null, new("Range", 11, [Scalar(0), Scalar(1), Scalar(0)])),
        Of("Range of the extremes", null, new("Range", 11, [Scalar(long.MinValue), Scalar(long.MaxValue), Scalar(1)])),
        Of("Range to NaN", "NaN", new("Range", 11, [Number(0), Number(float.NaN), Number(1)])),
        Of(
            "OneHot of 2^40",
            "make sense",
            new("OneHot", 11, [Tensor.Vector(1, 2), Scalar(Terabyte), Tensor.Of([0f, 1], [2])])),
        Of(
            "RandomUniform of 2^40",
            "take smaller pictures",
            new("RandomUniform", 1, [], ("shape", new[] { 1L << 20, 1L << 20 }))),
            Of("RandomNormal of 20 GB", "make sense", new("RandomNormal", 1, [], ("shape", new[] { 5_000_000_000 }))),
        Of("EyeLike of 30 GB", "ONNX Runtime", new("EyeLike", 9, ["c"])),
        Of("HannWindow of 2^40", "make sense", new("HannWindow", 17, [Scalar(Terabyte)])),
        Of(
            "Multinomial of 2^31",
            "make sense",
            new("Multinomial", 7, [SeedRow.Draw([1, 4])], ("sample_size", (1L << 31) - 1))),
        Of(
            "MelWeightMatrix of 2^40",
            "take smaller pictures",
            new("MelWeightMatrix", 17, [Scalar(1 << 20), Scalar(1 << 21), Scalar(8000), Number(0), Number(4000)])),
        Of("Reshape to 2^62", "make sense", new("Reshape", 13, ["c", Tensor.Vector(1L << 31, 1L << 31)])),
        Of(
            "AffineGrid of 2^40",
            "take smaller pictures",
            new("AffineGrid", 20, [SeedRow.Draw([1, 2, 3]), Tensor.Vector(1, 1, 1 << 20, 1 << 20)])),
        Of(
            "Upsample 10^6 times",
            "take smaller pictures",
            new("Upsample", 9, ["c", Tensor.Of([1f, 1, 1e6f, 1e6f], [4])])),
            Of("Upsample NaN times", "ONNX Runtime", new("Upsample", 9, ["c", Tensor.Of([1f, 1, float.NaN, 1], [4])])),
        Of(
            "Upsample infinitely",
            "ONNX Runtime",
            new("Upsample", 7, ["c"], ("scales", new[] { 1f, 1, float.PositiveInfinity, 1 }))),
            Of("Resize -1 times", "ONNX Runtime", new("Resize", 13, ["c", "", Tensor.Of([1f, 1, -1, 1], [4])])),
        Of(
            "Resize to 2^40",
            "take smaller pictures",
            new("Resize", 13, ["c", "", "", Tensor.Vector(1, 4, 1 << 20, 1 << 20)])),
            Of("Resize to -1", "make sense", new("Resize", 13, ["c", "", "", Tensor.Vector(1, 4, -1, 8)])),
            Of("Resize to 0", "ONNX Runtime", new("Resize", 13, ["c", "", "", Tensor.Vector(1, 4, 0, 8)])),
        Of("Pad by 2^40", "make sense", new("Pad", 13, ["c", Tensor.Vector(0, 0, 0, Terabyte, 0, 0, 0, 0)])),
        Of(
            "Pad by 2^63 - 1",
            "make sense",
            new("Pad", 13, ["c", Tensor.Vector(0, 0, long.MaxValue, 1, 0, 0, long.MaxValue, 1)])),
            Of("Pad by -100", "ONNX Runtime", new("Pad", 13, ["c", Tensor.Vector(0, 0, -100, 0, 0, 0, 0, 0)])),
        Of(
            "Pad by reflecting 2^20 times",
            "reflects 1048576 pixels",
            new("Pad", 13, ["c", Tensor.Vector(0, 0, 0, 1 << 20, 0, 0, 0, 0)], ("mode", "reflect"))),
            Of(
                "CenterCropPad to 2^40",
                "take smaller pictures",
                new("CenterCropPad", 18, ["c", Tensor.Vector(1, 4, 1 << 20, 1 << 20)])),
        Of(
            "MaxUnpool to 2^40",
            "ONNX Runtime",
            new(
                "MaxUnpool",
                11,
                [
                    SeedRow.Draw([1, 1, 2, 2]),
                    Tensor.Of([0L, 3, 8, 15], [1, 1, 2, 2]),
                    Tensor.Vector(1, 1, 1 << 20, 1 << 20),
                ],
                ("kernel_shape", new[] { 2L, 2 }))),
        Of(
            "Col2Im to 2^40",
            "take smaller pictures",
            new("Col2Im", 18, [SeedRow.Draw([1, 8, 9]), Tensor.Vector(1 << 20, 1 << 20), Tensor.Vector(2, 2)])),
    ];

    /// <summary>Sizes that grow from node to node.</summary>
    static HandMadeInput[] Growing =>
    [
        With(
            "a tensor beside itself 40 times over",
            "take smaller pictures",
            model => Repeat(
                model,
                40,
                (_, input) => new() { OpType = "Concat", Input = { input, input }, Attribute = { Axis(1) } })),
        With("a tensor enlarged 20 times", "can be counted", model => Doubling(model, 20)),
        With("an outer product of 12 axes", "can be counted", model => Outer(model, 12)),
        With(
            "300 tensors of 100 MB",
            "take smaller pictures",
            model => Repeat(
                model, 300, (at, _) => new() { OpType = "Tile", Input = { "c", "repeats" } }, [1, 1, 300, 300])),
    ];

    /// <summary>Sizes that no inference can know before the model runs.</summary>
    static HandMadeInput[] DataDependent =>
    [
        With("Tile as often as the picture says", "ONNX Runtime", model => Computed(model, "Tile", 1e6f)),
        With("Expand to what the picture says", "ONNX Runtime", model => Computed(model, "Expand", 1e6f)),
        With(
            "ConstantOfShape of what the picture says",
            "ONNX Runtime",
            model => Computed(model, "ConstantOfShape", 1e3f)),
            With("Reshape to what the picture says", "ONNX Runtime", model => Computed(model, "Reshape", 1e6f)),
        With("Pad by what the picture says", "ONNX Runtime", model => Computed(model, "Pad", 1e6f)),
        With("Resize to what the picture says", "ONNX Runtime", model => Computed(model, "Resize", 1e5f)),
        With("Range to what the picture says", "ONNX Runtime", model => Ranging(model)),
    ];

    static HandMadeInput[] Endless =>
    [
        With("a loop of -1 rounds", null, model => Loop(model, -1)),
        With("a loop without end", "Loop did not end", model => Loop(model, null)),
        With("a pool of 2000 x 2000 windows", "takes hours", model => Pool(model)),
    ];

    static Tensor Scalar(long number) => Tensor.Of([number], Shape.Scalar);

    static Tensor Number(float number) => Tensor.Of([number], Shape.Scalar);
}
