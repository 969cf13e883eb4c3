using OnnxViz.Graph.Wire;
using static OnnxViz.Fuzz.HandMade.Victim;

namespace OnnxViz.Fuzz.HandMade;

/// <summary>Names that spoil messages, files and graphs.</summary>
static class Names
{
    const string Nasty = "two\nlines\r\n\u001b[31mred\u001b[0m\u2028\u0085\u202e";

    public static IEnumerable<HandMadeInput> All =>
    [
        With("names of control characters", null, model => Rename(model, "c", Nasty)),
        With("a name that holds a zero", "zero byte", model => Rename(model, "c", "c\0d")),
        With("operators of control characters", "ONNX Runtime", model => model.Last().OpType = Nasty),
        With("domains of control characters", "ONNX Runtime", model => model.Last().Domain = Nasty),
        With("outputs of control characters", "made by no node", model => model.Graph.Output[0].Name = Nasty),
        With("a picture of control characters", null, model => Rename(model, "picture", Nasty)),
        With("a graph of control characters", null, model => (model.Graph.Name, model.ProducerName) = (Nasty, Nasty)),
        With(
            "attributes of control characters",
            "attribute",
            model => model.Last().Attribute.Add(new AttributeProto { Name = Nasty })),
        With(
            "dimensions of control characters",
            null,
            model => model.Graph.Input[0].Type.TensorType.Shape.Dim[2].DimParam = Nasty),
        With("a name of a million letters", null, model => Rename(model, "c", new('n', 1_000_000))),
        With("an operator of a million letters", "ONNX Runtime", model => model.Last().OpType = new('n', 1_000_000)),
        With("nodes without names", null, model => (model.Graph.Node[0].Name, model.Last().Name) = ("", "")),
        With("the names that gradients get", null, model => Rename(model, "c", "gradient:picture")),
        With("the name that objectives get", null, model => Rename(model, "c", "objective")),
        With("an output of the gradient's name", "of its own", model => Rename(model, "y0", "gradient:picture")),
        With("names of constants that passes make", null, model => Rename(model, "c", "w/picked")),
        With("a name like an index", null, model => Rename(model, "c", "0")),
        With("a name of brackets", null, model => Rename(model, "c", "channel(c, 1) + {0} %s")),
        With(
            "metadata of control characters",
            null,
            model => model.MetadataProps.Add(new StringStringEntryProto { Key = Nasty, Value = Nasty })),
    ];

    static void Rename(ModelProto model, string from, string to)
    {
        foreach (var node in model.Graph.Node)
        {
            for (var at = 0; at < node.Input.Count; at++)
            {
                node.Input[at] = node.Input[at] == from ? to : node.Input[at];
            }

            node.Output[0] = node.Output[0] == from ? to : node.Output[0];
        }

        foreach (var info in model.Graph.Input.Concat(model.Graph.Output).Where(info => info.Name == from))
        {
            info.Name = to;
        }
    }
}
