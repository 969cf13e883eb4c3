namespace OnnxViz.Graph.Passes.Upgrades;

/// <summary>The rewriting of one node: collects the helper nodes and constants that its new form needs.</summary>
/// <param name="scope">The graph that the node is in.</param>
/// <param name="old">The node in its old form.</param>
sealed class Rewriting(UpgradeScope scope, Node old)
{
    readonly List<Node> _helpers = [];

    /// <summary>The nodes that have to run before the new form, in order.</summary>
    public IReadOnlyList<Node> Helpers => _helpers;

    /// <summary>Adds a helper node and gives the name of its output.</summary>
    public string Op(string operation, string[] inputs, Attributes? attributes = null)
    {
        var output = scope.Claim($"{old.Label}/{operation}");
        _helpers.Add(new(operation, inputs, [output], attributes ?? Attributes.None, output));
        return output;
    }

    /// <summary>Adds a vector of integers.</summary>
    public string Integers(params ReadOnlySpan<long> numbers) => Constant(Tensor.Vector(numbers));

    /// <summary>Adds a constant.</summary>
    public string Constant(Tensor tensor) => scope.AddConstant($"{old.Label}/constant", tensor);

    /// <summary>Adds numbers of the element type that a tensor has.</summary>
    public string Like(string tensor, Tensor numbers) => scope.ElementOf(tensor) switch
    {
        ElementType.Float => Constant(numbers),
        null when scope.IsSinglePrecision => Constant(numbers),
        _ => Op("CastLike", [Constant(numbers), tensor]),
    };

    /// <summary>Adds a number of the element type that a tensor has.</summary>
    public string Like(string tensor, float number) => Like(tensor, Tensor.Of([number], Shape.Scalar));

    /// <summary>The content of a tensor where it is a constant, else null.</summary>
    public Tensor? ConstantOf(string tensor) => scope.ConstantOf(tensor);

    /// <summary>The rank of a tensor as far as the file declares it.</summary>
    public int? RankOf(string tensor) => scope.RankOf(tensor);

    /// <summary>Adds the arithmetic for the rank of a tensor: a scalar.</summary>
    public string Rank(string tensor) => Op("Size", [Op("Shape", [tensor])]);

    /// <summary>Adds as many ones as a scalar of the graph says.</summary>
    public string Ones(string count) => Op(
        "ConstantOfShape", [Op("Reshape", [count, Integers(1)])], new Attributes { { "value", Tensor.Vector(1) } });

    /// <summary>An error that says which form the node is in and what can be done.</summary>
    public OnnxVizException Refuse(string reason) => new(
        $"node {old.Label} ({old.Operator}): {reason}; convert the model with onnx.version_converter, or export it again at opset 13 or later");
}
