using OnnxViz.Graph.Wire;
using static OnnxViz.Fuzz.HandMade.Victim;

namespace OnnxViz.Fuzz.HandMade;

/// <summary>Graphs that do not hang together, and very large ones.</summary>
static class Wiring
{
    public static IEnumerable<HandMadeInput> All =>
    [
        With("a circle", "circle", model => model.Graph.Node[0].Input[0] = "y0"),
        With("a node that uses itself", "circle", model => model.Last().Input[0] = "y0"),
        With("a tensor of nobody", "which nothing makes", model => model.Last().Input[0] = "nobody"),
        With("a tensor made twice", "made twice", model => model.Last().Output[0] = "c"),
        With("a tensor made twice by one node", "made twice", model => model.Last().Output.Add("y0")),
        With("an input made again", "made twice", model => model.Last().Output[0] = "picture"),
        With("a constant made again", "made twice", model => model.Last().Output[0] = "w"),
        With("an output of nobody", "made by no node", model => model.Graph.Output[0].Name = "nobody"),
        With("an output twice", null, model => model.Graph.Output.Add(model.Graph.Output[0].Clone())),
        With("an output of no name", "made by no node", model => model.Graph.Output[0].Name = ""),
        With("an input twice", "picture input", model => model.Graph.Input.Add(model.Graph.Input[0].Clone())),
        With("an output that is the input", null, model => model.Graph.Output[0].Name = "picture"),
        With("an output that is a constant", null, model => model.Graph.Output[0].Name = "w"),
        With("a node without outputs", "no outputs", model => model.Last().Output.Clear()),
        With("a node without inputs", "ONNX Runtime", model => model.Last().Input.Clear()),
        With("a node with outputs of no name", "no outputs", model => model.Last().Output[0] = ""),
        With("a convolution with an output too many", "ONNX Runtime", model => model.Graph.Node[0].Output.Add("more")),
        With(
            "a convolution with 1000 inputs",
            "ONNX Runtime",
            model => model.Graph.Node[0].Input.Add(Enumerable.Repeat("w", 1000))),
        With("a convolution whose picture is left out", "ONNX Runtime", model => model.Graph.Node[0].Input[0] = ""),
        With(
            "a convolution whose weights are the picture",
            "cannot be reshaped",
            model => model.Graph.Node[0].Input[1] = "picture"),
        With("a mean with an input left out", "leaves out", model => { model.Last().OpType =
            "Mean"; model.Last().Input.Insert(0, ""); }),
        With("a layer normalisation with its bias left out", null, model => Normalised(model)),
        With(
            "a convolution with a bias of one number for four channels",
            "does not fit weights",
            model => Biased(model)),
        With("a split with an output left out", "leaves out", model => { model.Last().OpType =
            "Split"; model.Last().Output.Add(""); }),
        With("a node without operator", "ONNX Runtime", model => model.Last().OpType = ""),
        With("an unknown operator", "Nonsense", model => model.Last().OpType = "Nonsense"),
        With("an unknown domain", "ONNX Runtime", model => model.Last().Domain = "nowhere"),
        With("no nodes", "made by no node", model => model.Graph.Node.Clear()),
        With("no outputs", null, model => model.Graph.Output.Clear()),
        With("no graph", "not an ONNX file", model => model.Graph = null),
        With("nothing in the graph", "picture input", model => model.Graph = new()),
        With("nodes of one name", "same node name", model => model.Last().Name = model.Graph.Node[0].Name),
        With("a constant that hides the picture", "picture input", model => Hide(model)),
        With("a wrong type declared", "ONNX Runtime", model => model.Graph.Output[0].Type.TensorType.ElemType = 7),
        With("a wrong shape declared", null, model => Declared(model, 1, 4, 99, 99)),
        With("an impossible shape declared", null, model => Declared(model, long.MaxValue, long.MaxValue)),
        With("a chain of 500 nodes", null, model => Chain(model, 500)),
        With("a chain of 100,000 nodes", "100001 nodes", model => Chain(model, 100_000)),
        With("1000 users of one tensor", null, model => Fan(model, 1000)),
        With("a sum of 1000 tensors", null, model => Sum(model, 1000)),
    ];

    static void Normalised(ModelProto model)
    {
        model.Last().OpType = "LayerNormalization";
        model.Last().Input.Add(["scale", ""]);
        model.Graph.Initializer.Add(
            new TensorProto { Name = "scale", DataType = 1, Dims = { 8 }, FloatData = { Enumerable.Repeat(1f, 8) } });
        model.OpsetImport[0].Version = 17;
    }

    static void Biased(ModelProto model)
    {
        model.Graph.Node[0].Input.Add("bias");
        model.Graph.Initializer.Add(new TensorProto { Name = "bias", DataType = 1, FloatData = { 1 } });
    }

    static void Hide(ModelProto model)
    {
        var hidden = model.Weight().Clone();
        hidden.Name = "picture";
        model.Graph.Initializer.Add(hidden);
    }

    static void Declared(ModelProto model, params long[] sizes)
    {
        model.Graph.Output[0].Type.TensorType.Shape = new();
        model.Graph.Output[0].Type.TensorType.Shape.Dim.Add(
            sizes.Select(size => new TensorShapeProto.Types.Dimension { DimValue = size }));
    }

    static void Chain(ModelProto model, int length)
    {
        model.Graph.Node.RemoveAt(1);
        for (var at = 0; at < length; at++)
        {
            var (input, output) = (at == 0 ? "c" : $"t{at}", at == length - 1 ? "y0" : $"t{at + 1}");
            model.Graph.Node.Add(new NodeProto { OpType = "Relu", Input = { input }, Output = { output } });
        }
    }

    static void Fan(ModelProto model, int width)
    {
        for (var at = 0; at < width; at++)
        {
            model.Graph.Node.Add(new NodeProto { OpType = "Relu", Input = { "c" }, Output = { $"t{at}" } });
        }
    }

    static void Sum(ModelProto model, int width)
    {
        Fan(model, width);
        (model.Graph.Node[1].OpType, var sum) = ("Sum", model.Graph.Node[1]);
        sum.Input.Clear();
        sum.Input.Add(Enumerable.Range(0, width).Select(at => $"t{at}"));
        model.Graph.Node.RemoveAt(1);
        model.Graph.Node.Add(sum);
    }
}
