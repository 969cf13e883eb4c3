using OnnxViz.Graph;

namespace OnnxViz.Gradients;

/// <summary>
/// What a gradient rule may speak of: the node's inputs <c>X(i)</c> and outputs <c>Y(i)</c>, the gradient <c>Dy</c>
/// that arrives at its output, and its attributes. The rule returns the gradient of the input <see cref="Index"/>;
/// broadcasting, types and pruning are the engine's. Integers that stand for numbers are shown as these, in single
/// precision.
/// </summary>
public sealed class Pullback
{
    readonly GraphBuilder _graph;
    readonly Value?[] _arriving;
    readonly Dependents _dependents;

    internal Pullback(GraphBuilder graph, Node node, int index, Value?[] arriving, Dependents dependents) =>
        (_graph, Node, Index, _arriving, _dependents) = (graph, node, index, arriving, dependents);

    /// <summary>The node being differentiated.</summary>
    public Node Node { get; }

    /// <summary>The input whose gradient is wanted.</summary>
    public int Index { get; }

    /// <summary>The graph that the rule writes into.</summary>
    public GraphBuilder Graph => _graph;

    /// <summary>The gradient arriving at the first output.</summary>
    public Value Dy => DyOf(0);

    /// <summary>The same with another gradient arriving at the first output.</summary>
    public Pullback Arriving(Value gradient) =>
        new(_graph, Node, Index, [gradient, .. _arriving.Skip(1)], _dependents);

    /// <summary>The same at another node.</summary>
    internal Pullback At(Node node, Value gradient) => new(_graph, node, Index, [gradient], _dependents);

    /// <summary>The number of inputs given.</summary>
    public int InputCount => Node.Inputs.Count;

    /// <summary>The number of outputs.</summary>
    public int OutputCount => Node.Outputs.Count;

    /// <summary>The gradient arriving at an output; zeros where none does.</summary>
    public Value DyOf(int output) => _arriving[output] ?? _graph.Zeros(Y(output).Type);

    /// <summary>Whether a gradient arrives at an output; an output that is left out gets none.</summary>
    public bool Arrives(int output) => output < _arriving.Length && _arriving[output] is not null;

    /// <summary>An input.</summary>
    public Value X(int input = 0) => Shown(Node.Inputs[input]);

    /// <summary>An output.</summary>
    public Value Y(int output = 0) => Shown(Node.Outputs[output]);

    /// <summary>Whether an input depends on what is differentiated with respect to.</summary>
    public bool IsActive(int input) => _dependents.Contains(Node.Inputs[input]);

    /// <summary>Whether an optional input is given.</summary>
    public bool Has(int input) => Node.Input(input).Length > 0;

    /// <summary>An integer attribute.</summary>
    public long Int(string name, long fallback) => Node.Attributes.Int(name, fallback);

    /// <summary>A float attribute.</summary>
    public float Float(string name, float fallback) => Node.Attributes.Float(name, fallback);

    /// <summary>A text attribute.</summary>
    public string Text(string name, string fallback) => Node.Attributes.Text(name, fallback);

    /// <summary>An integer-list attribute, or null.</summary>
    public long[]? Ints(string name) => Node.Attributes.Ints(name);

    /// <summary>An axis attribute, counted from the front of the first input.</summary>
    public int Axis(string name, long fallback) => X().Shape.Axis(Int(name, fallback));

    /// <summary>The constant content of an input: axes, shapes, pads.</summary>
    /// <exception cref="OnnxVizException">The input is computed when the model runs.</exception>
    public long[] Integers(int input) => ConstantOf(input).ToLongs();

    /// <summary>The constant content of an input as floats.</summary>
    /// <exception cref="OnnxVizException">The input is computed when the model runs.</exception>
    public float[] Floats(int input) => ConstantOf(input).ToFloats();

    /// <summary>The window of a convolution or pool.</summary>
    /// <param name="weight">
    /// The input that holds the weights, whose size stands in for an absent <c>kernel_shape</c>.
    /// </param>
    public Window WindowOf(int weight = 0) => Window.Of(Node.Attributes, [.. X(weight).Shape.Skip(2)], X().Shape);

    Value Shown(string name) => _dependents.IsQuantized(name) ? _graph[name].Cast(ElementType.Float) : _graph[name];

    Tensor ConstantOf(int input) => X(input).Constant ?? throw new OnnxVizException(
        $"node {Node.Label} ({Node.Operator}): input {input} is computed while the model runs, "
        + "so gradients cannot pass it: choose a layer before it");
}
