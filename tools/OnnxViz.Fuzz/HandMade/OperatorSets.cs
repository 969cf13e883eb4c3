using OnnxViz.Graph.Wire;
using static OnnxViz.Fuzz.HandMade.Victim;

namespace OnnxViz.Fuzz.HandMade;

/// <summary>Wrong operator sets and versions.</summary>
static class OperatorSets
{
    public static IEnumerable<HandMadeInput> All =>
    [
        .. from version in new long[] { 0, -1, 27, 1000, long.MaxValue, long.MinValue }
           select With($"operator set {version}", "opset", model => model.OpsetImport[0].Version = version),
        With("no operator set", "operator set", model => model.OpsetImport.Clear()),
        With("only a foreign operator set", "ONNX Runtime", model => model.OpsetImport[0].Domain = "ai.onnx.ml"),
        With(
            "a foreign operator set of version 2^62",
            null,
            model => model.OpsetImport.Add(new OperatorSetIdProto { Domain = "com.microsoft", Version = 1L << 62 })),
        With(
            "an unknown operator set",
            null,
            model => model.OpsetImport.Add(new OperatorSetIdProto { Domain = "nowhere", Version = 3 })),
        With(
            "two operator sets of one domain",
            null,
            model => model.OpsetImport.Add(new OperatorSetIdProto { Domain = "ai.onnx", Version = 12 })),
        With(
            "100,000 operator sets",
            null,
            model => model.OpsetImport.Add(
                Enumerable.Range(0, 100_000).Select(at => new OperatorSetIdProto { Domain = $"d{at}", Version = 1 }))),
        .. from version in new long[] { 0, -1, 1, 2, 99, long.MaxValue, long.MinValue }
           select With($"file version {version}", "", model => model.IrVersion = version),
    ];
}
