using OnnxViz.Graph;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Networks.Tests;

/// <summary>Which input takes pictures, and how.</summary>
public sealed class InputTests : IDisposable
{
    static readonly Dimension Free = new(null, "");

    readonly TemporaryFolder _folder = new();

    public static TheoryData<string, Dimension[]?, string[], InputLayout, long> Layouts => new()
    {
        { "declared", [1, 3, 8, 8], [], InputLayout.ChannelsFirst, 3 },
        { "free", [Free, Free, Free, Free], [], InputLayout.ChannelsFirst, 3 },
        { "rank not declared", null, [], InputLayout.ChannelsFirst, 3 },
        { "width of 3", [1, 12, 8, 3], [], InputLayout.ChannelsFirst, 12 },
        { "channels last", [1, 8, 8, 3], ["Sub", "Transpose"], InputLayout.ChannelsLast, 3 },
        { "channels last, free", [Free, Free, Free, Free], ["Transpose", "Mul"], InputLayout.ChannelsLast, 3 },
        { "12 channels last", [1, 8, 8, 12], ["Transpose"], InputLayout.ChannelsLast, 12 },
    };

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Layouts), DisableDiscoveryEnumeration = true)]
    public void The_first_convolution_says_where_the_channels_are(
        string name, Dimension[]? dimensions, string[] before, InputLayout layout, long channels)
    {
        var input = Load(Net(new("x", ElementType.Float, dimensions), channels, before)).FindInput();
        Assert.Equal((name, layout, channels), (name, input.Layout, input.Channels));
    }

    [Fact]
    public void The_card_may_say_where_the_channels_are()
    {
        var net = Net(new("x", ElementType.Float, [1, 3, 8, 3]), 3, []);
        net = net with { Graph = net.Graph with { Nodes = [new("Relu", ["x"], ["y"], Attributes.None)] } };
        Assert.Equal(InputLayout.ChannelsFirst, Load(net).FindInput().Layout);
        Assert.Equal(InputLayout.ChannelsLast, Load(net, """{"layout": "nhwc"}""").FindInput().Layout);
    }

    [Theory]
    [InlineData("Cast", null)]
    [InlineData("DequantizeLinear", null)]
    [InlineData("DequantizeLinear", 100)]
    public void An_input_of_bytes_takes_floats(string operation, int? zero)
    {
        var picture = new ValueInfo("x", ElementType.UInt8, [1, 8, 8, 3]);
        var model = Net(picture, 3, ["Transpose", operation], zero);
        var network = Load(model);
        Assert.Equal(
            (ElementType.Float, InputLayout.ChannelsLast), (network.FindInput().Element, network.FindInput().Layout));
        var bytes = Enumerable.Range(0, 192).Select(index => (byte)(index * 37 % 256)).ToArray();
        var expected = Run(model, Tensor.Of(new TensorType(ElementType.UInt8, [1, 8, 8, 3]), bytes));
        var actual = Run(
            network.Prepare(["y"], [1, 8, 8, 3]).Model,
            Tensor.Of([.. bytes.Select(each => (float)each)], [1, 8, 8, 3]));
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-5f * expected.Max(Math.Abs)));
        Assert.All(network.FindLayers().All, layer => Assert.True(layer.Differentiable));
    }

    [Fact]
    public void An_input_of_bytes_that_is_computed_with_is_refused()
    {
        var model = Net(new("x", ElementType.UInt8, [1, 3, 8, 8]), 3, []);
        model = model with
        {
            Graph = model.Graph with
            {
                Nodes = [new("BitShift", ["x", "x"], ["y"], new() { { "direction", "LEFT" } }, "shift")],
            },
        };
        Assert.Contains(
            "input x takes UInt8, and node shift (BitShift) computes with these whole numbers",
            Assert.Throws<OnnxVizException>(() => Load(model)).Message);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(13)]
    public void A_picture_without_a_batch_gets_one(long opset)
    {
        var axes = new[] { 0L };
        var unsqueeze = opset < 13
            ? new Node("Unsqueeze", ["x"], ["batch"], new() { { "axes", axes } })
            : new Node("Unsqueeze", ["x", "axes"], ["batch"], Attributes.None);
        var model = Net(new("x", ElementType.Float, [3, 8, 8]), 3, []);
        var constants = model.Graph.Constants.Append(new("axes", Tensor.Vector(axes))).ToDictionary();
        Node[] nodes = [unsqueeze, new("Conv", ["batch", "weight"], ["y"], Attributes.None, "conv")];
        model = model with
        {
            Graph = model.Graph with { Constants = constants, Nodes = nodes },
            Imports = new Dictionary<string, long> { [""] = opset },
        };
        var network = Load(model);
        Assert.Equal(
            (InputLayout.ChannelsFirst, 3, 1),
            (network.FindInput().Layout, network.FindInput().Channels, network.FindInput().Batch));
        var x = SmallNets.Drawn(new Random(1), [1, 3, 8, 8]);
        Assert.Equal(
            Run(model, Tensor.Of(x.ToFloats(), [3, 8, 8])), Run(network.Prepare(["y"], [1, 3, 8, 8]).Model, x));
        Assert.True(network.FindLayers().Find("conv").Differentiable);
    }

    [Fact]
    public void Several_pictures_have_to_be_told_apart()
    {
        var model = Net(new("x", ElementType.Float, [1, 3, 8, 8]), 3, []);
        model = model with
        {
            Graph = model.Graph with { Inputs = [.. model.Graph.Inputs, new("mask", ElementType.Float, [1, 1, 8, 8])] },
        };
        var message = Assert.Throws<OnnxVizException>(() => Load(model)).Message;
        Assert.Contains("several picture inputs: name one by --input-name", message);
        Assert.Contains("x (Float 1x3x8x8), mask (Float 1x1x8x8)", message);
        Assert.Equal("x", Load(model, """{"input": "x"}""").FindInput().Name);
        Assert.Contains(
            "has no input y for pictures",
            Assert.Throws<OnnxVizException>(() => Load(model, """{"input": "y"}""")).Message);
    }

    [Theory]
    [InlineData(ElementType.Double)]
    [InlineData(ElementType.BFloat16)]
    public void Models_of_other_floats_are_run_in_single_precision(ElementType element)
    {
        var single = Net(new("x", ElementType.Float, [1, 3, 8, 8]), 3, ["Mul"]);
        var other = single with
        {
            Graph = single.Graph with
            {
                Inputs = [new("x", element, [1, 3, 8, 8])],
                Outputs = [new("y", element, null)],
                Constants = single.Graph.Constants.ToDictionary(pair => pair.Key, pair => As(pair.Value, element)),
            },
        };
        var network = Load(other);
        Assert.Equal(ElementType.Float, network.FindInput().Element);
        var x = Tensor.Full([1, 3, 8, 8], 0.25f);
        Assert.Equal(Run(single, x), Run(network.Prepare(["y"], [1, 3, 8, 8]).Model, x));
    }

    static Tensor As(Tensor tensor, ElementType element) => element == ElementType.Double
        ? FloatCast.To(element, tensor)
        : Tensor.Of(
            tensor.Type.As(element),
            tensor.ToFloats().SelectMany(number => BitConverter.GetBytes(number)[2..]).ToArray());

    static float[] Run(OnnxModel model, Tensor x)
    {
        using var session = OnnxSession.Open(model, RuntimeSettings.Default with { Threads = 1 });
        return session.Run(new Dictionary<string, Tensor> { ["x"] = x })["y"].ToFloats();
    }

    /// <summary>Some operators, then a convolution. Its weights have few digits, so that bfloat16 holds them.</summary>
    static OnnxModel Net(ValueInfo input, long channels, string[] before, int? zero = null)
    {
        var nodes = new List<Node>();
        var constants = new Dictionary<string, Tensor>
        {
            ["weight"] = Tensor.Of(
                [.. Enumerable.Range(0, (int)(4 * channels * 9)).Select(index => ((index * 7 % 11) - 5) / 8f)],
                [4, channels, 3, 3]),
            ["factor"] = Tensor.Full([1], 0.5f),
            ["scale"] = Tensor.Of([0.5f], Shape.Scalar),
        };
        if (zero is { } point)
        {
            constants["zero"] = Tensor.Of(new TensorType(ElementType.UInt8, []), new[] { (byte)point });
        }

        var x = "x";
        foreach (var operation in before)
        {
            nodes.Add(Before(operation, x, zero is not null));
            x = operation;
        }

        nodes.Add(new("Conv", [x, "weight"], ["y"], Attributes.None, "conv"));
        return OnnxModel.Of(new("net", [input], [new("y", ElementType.Float, null)], constants, nodes));
    }

    static Node Before(string operation, string x, bool hasZero) => operation switch
    {
        "Transpose" => new(operation, [x], [operation], new() { { "perm", new[] { 0L, 3, 1, 2 } } }),
        "Cast" => new(operation, [x], [operation], new() { { "to", 1L } }),
        "DequantizeLinear" =>
            new(operation, hasZero ? [x, "scale", "zero"] : [x, "scale"], [operation], Attributes.None),
        _ => new(operation, [x, "factor"], [operation], Attributes.None),
    };

    Network Load(OnnxModel model, string? card = null)
    {
        var path = _folder.File("net.onnx");
        ModelFile.Write(path, model);
        if (card is not null)
        {
            File.WriteAllText(_folder.File("net.card.json"), card);
        }

        return Network.Load(path);
    }
}
