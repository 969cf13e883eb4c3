using OnnxViz.Graph;

namespace OnnxViz.Train.Network;

/// <summary>A VGG-style net: its nodes, its weights and the type of each of its tensors.</summary>
public sealed class Net
{
    /// <summary>The name of the input: red, green and blue planes after preprocessing.</summary>
    public const string Picture = "picture";

    /// <summary>The name of the output, one number for each class.</summary>
    public const string Logits = "logits";

    const int Planes = 3;
    readonly List<Node> _nodes = [];
    readonly List<Weight> _weights = [];
    readonly List<(string Tensor, Func<long, long, Shape> Shape)> _shapes = [];
    int _channels = Planes;
    int _stride = 1;
    string _last = Picture;

    /// <summary>A net of the given plan.</summary>
    public Net(NetPlan plan)
    {
        Know(Picture, Map(Planes, 1));
        for (var block = 1; block <= plan.Blocks.Count; block++)
        {
            AddBlock($"block{block}", plan.Blocks[block - 1], pooled: block < plan.Blocks.Count);
        }

        AddClassifier(plan.Classes);
        foreach (var weight in _weights)
        {
            Know(weight.Name, (_, _) => weight.Shape);
        }
    }

    /// <summary>The nodes in order.</summary>
    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>The trainable tensors in order.</summary>
    public IReadOnlyList<Weight> Weights => _weights;

    /// <summary>The number of trainable numbers.</summary>
    public long Parameters => _weights.Sum(weight => weight.Shape.Size);

    /// <summary>The type of every tensor for a batch of square pictures.</summary>
    public IReadOnlyDictionary<string, TensorType> Types(long batch, long size)
        => _shapes.ToDictionary(entry => entry.Tensor, entry => Float(entry.Shape(batch, size)));

    /// <summary>The net as a graph whose weights are inputs, for training.</summary>
    public OnnxGraph Open(long batch, long size)
    {
        var types = Types(batch, size);
        var inputs = _weights.Select(weight => weight.Name).Prepend(Picture).Select(Info);
        return new("default", [.. inputs], [Info(Logits)], new Dictionary<string, Tensor>(), _nodes);

        ValueInfo Info(string name) => ValueInfo.Of(name, types[name]);
    }

    /// <summary>The net as a model with its weights inside that takes any number of pictures of any size.</summary>
    public OnnxModel Close(IReadOnlyDictionary<string, Tensor> weights)
    {
        Dimension batch = new(null, "batch"), height = new(null, "height"), width = new(null, "width");
        var classes = _weights[^1].Shape[0];
        return OnnxModel.Of(new(
            "default",
            [new(Picture, ElementType.Float, [batch, Planes, height, width])],
            [new(Logits, ElementType.Float, [batch, classes])],
            weights,
            _nodes));
    }

    void AddBlock(string name, (int Channels, int Convolutions) block, bool pooled)
    {
        for (var i = 1; i <= block.Convolutions; i++)
        {
            AddConvolution($"{name}_conv{i}", block.Channels);
            Add("Relu", $"{name}_relu{i}", Map(_channels, _stride));
        }

        if (!pooled)
        {
            return;
        }

        _stride *= 2;
        var window = new Attributes { { "kernel_shape", new long[] { 2, 2 } }, { "strides", new long[] { 2, 2 } } };
        Add("MaxPool", $"{name}_pool", Map(_channels, _stride), window);
    }

    void AddConvolution(string name, int channels)
    {
        _weights.Add(new($"{name}.weight", [channels, _channels, 3, 3], MathF.Sqrt(2f / (9 * _channels))));
        _weights.Add(new($"{name}.bias", [channels]));
        _channels = channels;
        var window = new Attributes { { "kernel_shape", new long[] { 3, 3 } }, { "pads", new long[] { 1, 1, 1, 1 } } };
        Add("Conv", name, Map(channels, _stride), window, $"{name}.weight", $"{name}.bias");
    }

    void AddClassifier(int classes)
    {
        var channels = _channels;
        Add("GlobalAveragePool", "pool", (batch, _) => [batch, channels, 1, 1]);
        Add("Flatten", "features", (batch, _) => [batch, channels]);
        _weights.Add(new($"{Logits}.weight", [classes, channels], .1f / MathF.Sqrt(channels)));
        _weights.Add(new($"{Logits}.bias", [classes]));
        var attributes = new Attributes { { "transB", 1L } };
        Add("Gemm", Logits, (batch, _) => [batch, classes], attributes, $"{Logits}.weight", $"{Logits}.bias");
    }

    void Add(
        string operation,
        string name,
        Func<long, long, Shape> shape,
        Attributes? attributes = null,
        params string[] weights)
    {
        _nodes.Add(new(operation, [_last, .. weights], [name], attributes ?? Attributes.None, name));
        Know(name, shape);
        _last = name;
    }

    void Know(string tensor, Func<long, long, Shape> shape) => _shapes.Add((tensor, shape));

    static TensorType Float(Shape shape) => new(ElementType.Float, shape);

    static Func<long, long, Shape> Map(long channels, long stride)
        => (batch, size) => [batch, channels, size / stride, size / stride];
}
