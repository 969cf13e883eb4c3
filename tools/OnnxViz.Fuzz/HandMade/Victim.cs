using Google.Protobuf;
using OnnxViz.Fuzz.Seeds;
using OnnxViz.Graph;
using OnnxViz.Graph.Wire;

namespace OnnxViz.Fuzz.HandMade;

/// <summary>The small honest model that hand-made inputs harm: picture -> Conv -> c -> Relu -> y.</summary>
static class Victim
{
    /// <summary>A fresh copy.</summary>
    public static ModelProto Fresh()
    {
        var model = ModelProto.Parser.ParseFrom(ModelFile.ToBytes(new SeedRow("Relu", 13, ["c"]).Model()));
        model.Graph.Output[0].Type = new() { TensorType = new() { ElemType = (int)ElementType.Float } };
        return model;
    }

    /// <summary>An input: the model with one thing wrong.</summary>
    public static HandMadeInput With(string name, string? reason, Action<ModelProto> harm) => new(name, reason, () =>
    {
        var model = Fresh();
        harm(model);
        return new(name, model.ToByteArray());
    });

    /// <summary>An input: one operator behind the convolution.</summary>
    public static HandMadeInput Of(string name, string? reason, SeedRow row) =>
        new(name, reason, () => new(name, ModelFile.ToBytes(row.Model())));

    /// <summary>An input: bytes.</summary>
    public static HandMadeInput OfBytes(string name, string? reason, Func<byte[]> bytes) =>
        new(name, reason, () => new(name, bytes()));

    /// <summary>The weight of the convolution.</summary>
    public static TensorProto Weight(this ModelProto model) => model.Graph.Initializer[0];

    /// <summary>The node behind the convolution.</summary>
    public static NodeProto Last(this ModelProto model) => model.Graph.Node[^1];
}
