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
    public string Op(string operation, string[] inputs, Attributes? attributes = null) =>
        Make(Name(operation), operation, inputs, attributes);

    /// <summary>Adds a helper node whose output has a name already: one of the old node's further outputs.</summary>
    public string Make(string output, string operation, string[] inputs, Attributes? attributes = null)
    {
        Make([output], operation, inputs, attributes);
        return output;
    }

    /// <summary>Adds a helper node whose outputs have names already.</summary>
    public void Make(string[] outputs, string operation, string[] inputs, Attributes? attributes = null) =>
        _helpers.Add(new(operation, inputs, outputs, attributes ?? Attributes.None, outputs[0]));

    /// <summary>A name for an output of a helper node.</summary>
    public string Name(string name) => scope.Claim($"{old.Label}/{name}");

    /// <summary>Adds a vector of integers.</summary>
    public string Integers(params ReadOnlySpan<long> numbers) => Constant(Tensor.Vector(numbers));

    /// <summary>Adds a constant.</summary>
    public string Constant(Tensor tensor) => scope.AddConstant($"{old.Label}/constant", tensor);

    /// <summary>Adds numbers of the element type that a tensor has.</summary>
    public string Like(string tensor, Tensor numbers) =>
        IsFloat(tensor) ? Constant(numbers) : Op("CastLike", [Constant(numbers), tensor]);

    /// <summary>Whether a tensor of numbers is certainly one of 32-bit floats.</summary>
    public bool IsFloat(string tensor) => scope.ElementOf(tensor) is { } element
        ? element == ElementType.Float
        : scope.IsSinglePrecision;

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

    /// <summary>The standard node that stands for the old one: it makes the old one's first output.</summary>
    public Node Last(string operation, string[] inputs, Attributes? attributes = null) =>
        new(operation, inputs, [old.Outputs[0]], attributes ?? Attributes.None, old.Name);

    /// <summary>An error that says which form the node is in and what can be done.</summary>
    public OnnxVizException Refuse(string reason) => new(
        $"node {old.Label} ({old.FullOperator}): {reason}; " + (old.Domain.Length == 0
            ? "convert the model with onnx.version_converter, or export it again at opset 13 or later"
            : "save the model without ONNX Runtime's optimisations"));
}
