using OnnxViz.Graph;
using static OnnxViz.Fuzz.Seeds.SeedRow;

namespace OnnxViz.Fuzz.Seeds;

/// <summary>Whole small networks.</summary>
static class NetSeeds
{
    static readonly TensorType Picture = new(ElementType.Float, [1, 3, 16, 16]);

    public static IEnumerable<OnnxModel> All =>
    [
        Plain(), Residual(), Branches(), ChannelsLast(), TwoInputs(), InOtherTypes(ElementType.Float16),
        InOtherTypes(ElementType.Double),
        OfFreeSize(), WithDefaultInput(), Large(), Quantized(),
    ];

    /// <summary>Convolutions, a pool, a classifier.</summary>
    static OnnxModel Plain() => Built(picture =>
    {
        var pooled = Conv(picture, 8).Relu().MaxPool(Window.Square(2, stride: 2));
        var last = Conv(pooled, 6).Relu();
        return [last, last.Mean([2, 3], keep: false).MatMul(picture.Builder.Constant(Draw([6, 4])))];
    });

    static OnnxModel Residual() => Built(picture =>
    {
        var trunk = Conv(picture, 4);
        return [(trunk + Conv(Conv(trunk, 4).Relu(), 4)).Relu()];
    });

    static OnnxModel Branches() => Built(picture =>
    {
        Value[] parts =
        [
            Conv(picture, 2),
            Conv(picture, 3).Sigmoid(),
            picture.AveragePool(Window.Square(3, padding: 1), countPadding: true),
        ];
        return [Conv(parts.Concat(1), 5).EnlargeNearest(2, 2)];
    });

    /// <summary>Channels last outside, first inside, as tf2onnx writes it.</summary>
    static OnnxModel ChannelsLast()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("picture", new(ElementType.Float, [1, 16, 16, 3]));
        return OnnxModel.Of(graph.Build([new("y", Conv(x.Transpose(0, 3, 1, 2), 4).Relu().Transpose(0, 2, 3, 1))]));
    }

    static OnnxModel TwoInputs()
    {
        var graph = new GraphBuilder();
        var (x, scale) = (graph.Input("picture", Picture), graph.Input("scale", new(ElementType.Float, [])));
        return OnnxModel.Of(graph.Build([new("y", Conv(x, 4) * scale)]));
    }

    static OnnxModel InOtherTypes(ElementType element)
    {
        var graph = new GraphBuilder();
        var x = graph.Input("picture", Picture with { Element = element });
        var weight = graph.Constant(FloatCast.To(element, Draw([4, 3, 3, 3])));
        return OnnxModel.Of(graph.Build([new("y", x.Conv(weight, null, Window.Square(3)).Relu())]));
    }

    static OnnxModel OfFreeSize()
    {
        var model = Plain();
        return model with
        {
            Graph = model.Graph with
            {
                Inputs = [new("picture", ElementType.Float, [new(null, "N"), 3, new(null, "H"), new(null)])],
                Outputs = [.. model.Graph.Outputs.Select(output => output with { Dimensions = null })],
            },
        };
    }

    /// <summary>A constant that is also an input, as before IR version 4.</summary>
    static OnnxModel WithDefaultInput()
    {
        var model = Residual();
        var (name, tensor) = model.Graph.Constants.First();
        return model with
        {
            Graph = model.Graph with { Inputs = [.. model.Graph.Inputs, ValueInfo.Of(name, tensor.Type)] },
        };
    }

    /// <summary>Weights of more than 4 KB, which stay in the file.</summary>
    static OnnxModel Large() => Built(picture => [Conv(Conv(picture, 64).Relu(), 16)]);

    static OnnxModel Quantized()
    {
        var model = Plain();
        var number = Tensor.Of([0.05f], Shape.Scalar);
        var zero = Tensor.Of(new TensorType(ElementType.UInt8, []), new byte[] { 128 });
        Node[] quantization =
        [
            new("QuantizeLinear", ["picture", "scale", "zero"], ["q"], Attributes.None, "quantize"),
            new("DequantizeLinear", ["q", "scale", "zero"], ["dq"], Attributes.None, "dequantize"),
        ];
        return model with
        {
            Graph = model.Graph with
            {
                Constants = new Dictionary<string, Tensor>(model.Graph.Constants)
                {
                    ["scale"] = number,
                    ["zero"] = zero,
                },
                Nodes =
                [
                    .. quantization,
                    .. model.Graph.Nodes.Select(node =>
                        node with { Inputs = [.. node.Inputs.Select(input => input == "picture" ? "dq" : input)] }),
                ],
            },
        };
    }

    static OnnxModel Built(Func<Value, Value[]> net)
    {
        var graph = new GraphBuilder();
        var outputs = net(graph.Input("picture", Picture));
        return OnnxModel.Of(graph.Build(outputs.Select((output, index) => KeyValuePair.Create($"y{index}", output))));
    }

    static Value Conv(Value x, long channels)
    {
        var weight = x.Builder.Constant(Draw([channels, x.Shape[1], 3, 3]), "weight");
        return x.Conv(weight, x.Builder.Constant(Draw([channels]), "bias"), Window.Square(3, padding: 1));
    }
}
