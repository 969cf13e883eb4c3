using OnnxViz.Graph;

namespace OnnxViz.Fuzz.Seeds;

/// <summary>The honest models that inputs are made from.</summary>
static class SeedModels
{
    /// <summary>Files above this many bytes are left out: harming them costs time and finds nothing more.</summary>
    const long Largest = 2_000_000;

    /// <summary>The models that the program makes itself, by what they are.</summary>
    public static IReadOnlyList<FuzzSeed> Own { get; } =
    [
        .. OperatorSeeds.All.Select(row => new FuzzSeed($"{row.Operator} {row.Opset}", ModelFile.ToBytes(row.Model()))),
        .. NetSeeds.All.Select((net, index) => new FuzzSeed($"net {index}", ModelFile.ToBytes(net))),
        .. ControlSeeds.All.Select((net, index) => new FuzzSeed($"control {index}", ModelFile.ToBytes(net))),
    ];

    /// <summary>The smaller ones of the files in a folder.</summary>
    public static IEnumerable<FuzzSeed> In(
        string folder) => Directory.GetFiles(folder, "*.onnx").Order(StringComparer.Ordinal)
        .Where(file => new FileInfo(file).Length <= Largest)
        .Select(file => new FuzzSeed(Path.GetFileName(file), File.ReadAllBytes(file)));
}
