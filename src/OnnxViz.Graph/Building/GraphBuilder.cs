namespace OnnxViz.Graph;

/// <summary>
/// Writes a graph node by node. Every value's shape is known, and the same expression written twice is one node.
/// </summary>
public sealed class GraphBuilder
{
    readonly List<Node> _nodes = [];
    readonly List<ValueInfo> _inputs = [];
    readonly Dictionary<string, Tensor> _constants = new(StringComparer.Ordinal);
    readonly Dictionary<string, Value> _values = new(StringComparer.Ordinal);
    readonly Dictionary<string, IReadOnlyList<Value>> _written = new(StringComparer.Ordinal);
    readonly HashSet<string> _permutations = new(StringComparer.Ordinal);
    readonly NamePool _names = new();
    readonly NamePool _nodeNames = new();

    /// <summary>The nodes written so far, each behind those that it uses.</summary>
    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>Put before the names of new nodes, such as <c>conv1/gradient</c>; empty at first.</summary>
    public string Scope { get; set; } = "";

    /// <summary>The value of a name.</summary>
    /// <exception cref="OnnxVizException">There is none.</exception>
    public Value this[string name] => Find(name) ?? throw new OnnxVizException($"the graph has no tensor {name}");

    /// <summary>The value of a name, or null.</summary>
    public Value? Find(string name) => _values.GetValueOrDefault(name);

    /// <summary>A graph input, fed by the caller.</summary>
    public Value Input(string name, TensorType type)
    {
        var unique = _names.Claim(name);
        _inputs.Add(ValueInfo.Of(unique, type));
        return Know(unique, type);
    }

    /// <summary>A constant; small equal ones become one.</summary>
    public Value Constant(Tensor tensor, string name = "constant")
    {
        var key = ConstantKey.Of(tensor);
        if (key is not null && _written.TryGetValue(key, out var known))
        {
            return known[0];
        }

        var unique = _names.Claim(Scoped(name));
        _constants.Add(unique, tensor);
        var value = Know(unique, tensor.Type);
        if (key is not null)
        {
            _written.Add(key, [value]);
        }

        return value;
    }

    /// <summary>A vector of int64 constants: axes, shapes, pads.</summary>
    public Value Integers(params ReadOnlySpan<long> numbers) => Constant(Tensor.Vector(numbers), "integers");

    /// <summary>A scalar constant of a type.</summary>
    public Value Number(float number, ElementType element = ElementType.Float) =>
        Constant(Numbers.Scalar(number, element), "number");

    /// <summary>
    /// Says of indices that are computed that they are 0, 1 ... n - 1 in some order, so that what they pick can be put
    /// back without sums.
    /// </summary>
    /// <param name="indices">A vector of n whole numbers.</param>
    /// <returns>The same value.</returns>
    public Value Permutation(Value indices)
    {
        _permutations.Add(Own(indices).Name);
        return indices;
    }

    /// <summary>Whether indices were said to be a permutation.</summary>
    public bool IsPermutation(Value indices) => _permutations.Contains(Own(indices).Name);

    /// <summary>A node with one output.</summary>
    public Value Op(string operation, IReadOnlyList<Value?> inputs, TensorType output, Attributes? attributes = null) =>
        Ops(operation, inputs, [output], attributes)[0];

    /// <summary>A node with several outputs.</summary>
    public IReadOnlyList<Value> Ops(
        string operation, IReadOnlyList<Value?> inputs, IReadOnlyList<TensorType> outputs,
        Attributes? attributes = null)
    {
        var names = inputs.Select(input => input is null ? "" : Own(input).Name).ToArray();
        var key = NodeKey(operation, names, outputs, attributes);
        if (_written.TryGetValue(key, out var known))
        {
            return known;
        }

        var name = _names.Claim(Scoped(operation));
        var made = outputs.Select((_, index) => outputs.Count == 1 ? name : _names.Claim($"{name}:{index}")).ToArray();
        _nodes.Add(new(operation, names, made, attributes ?? Attributes.None, _nodeNames.Claim(name)));
        var values = made.Select((output, index) => Know(output, outputs[index])).ToArray();
        _written.Add(key, values);
        return values;
    }

    /// <summary>
    /// Copies a graph in. Its inputs become the given values, or inputs of this graph where none is given.
    /// </summary>
    /// <param name="graph">The graph to copy.</param>
    /// <param name="types">The type of every tensor in it.</param>
    /// <param name="inputs">Values for some of its inputs, by name.</param>
    /// <returns>The values of the graph's tensors under their names in the graph.</returns>
    /// <exception cref="OnnxVizException">
    /// An input has another type than the given value, or a type is unknown.
    /// </exception>
    public IReadOnlyDictionary<string, Value> Import(
        OnnxGraph graph, IReadOnlyDictionary<string, TensorType> types,
        IReadOnlyDictionary<string, Value>? inputs = null) =>
        new GraphImport(this, types).Copy(graph, inputs ?? new Dictionary<string, Value>());

    /// <summary>The finished graph: what the outputs need and nothing else, with the type of every tensor.</summary>
    /// <param name="outputs">Values by the names under which they leave the graph.</param>
    /// <param name="name">The name of the graph.</param>
    public OnnxGraph Build(IEnumerable<KeyValuePair<string, Value>> outputs, string name = "onnxviz") =>
        new GraphOutputs(_nodes, _constants, _values).Finish(
            name, _inputs, outputs.Select(output => KeyValuePair.Create(output.Key, Own(output.Value))));

    internal Tensor? ConstantOf(Value value) => _constants.GetValueOrDefault(value.Name);

    internal string Claim(string name) => _names.Claim(name);

    internal Value Add(Node node, IReadOnlyList<TensorType> outputs)
    {
        _nodes.Add(node.Name.Length == 0 ? node : node with { Name = _nodeNames.Claim(node.Name) });
        var values = node.Outputs.Select(
            (output, index) => output.Length == 0 ? null : Know(output, outputs[index])).ToArray();
        return values.First(value => value is not null)!;
    }

    internal Value AddConstant(string name, Tensor tensor)
    {
        _constants.Add(name, tensor);
        return Know(name, tensor.Type);
    }

    internal Value Own(Value value) => ReferenceEquals(value.Builder, this)
        ? value
        : throw new InvalidOperationException($"value {value.Name} belongs to another graph");

    static string NodeKey(
        string operation, string[] inputs, IReadOnlyList<TensorType> outputs, Attributes? attributes) =>
        $"{operation}({string.Join(',', inputs)}) {attributes} {string.Join(',', outputs)}";

    string Scoped(string name) => Scope.Length == 0 ? name : $"{Scope}/{name}";

    Value Know(string name, TensorType type) => _values[name] = new(this, name, type);
}
