using OnnxViz.Graph;
using OnnxViz.Graph.Passes;
using OnnxViz.Runtime;

namespace OnnxViz.Networks;

/// <summary>
/// The forms of a model in the one dialect for input shapes: which branches it takes, what its Reshapes keep.
/// </summary>
/// <param name="modern">The model.</param>
/// <param name="inputs">Its inputs.</param>
/// <param name="own">The input's shape in the file, or a usual one where that is open.</param>
/// <param name="batch">The number of pictures in the file; null where it is open.</param>
sealed class ModelForms(OnnxModel modern, FixedInputs inputs, Shape own, long? batch)
{
    readonly bool _hasBranches = modern.Graph.Nodes.Any(InlinedBranches.IsChoice);
    readonly Lazy<OnnxModel> _usual = new(() => Decide(modern, inputs, own));
    FreeReshapes? _reshapes;

    /// <summary>The types of its tensors in the shape of the file, where they are known already.</summary>
    public IReadOnlyDictionary<string, TensorType>? Types { get; set; }

    /// <summary>The form for the shape in the file.</summary>
    public OnnxModel Usual => _hasBranches ? _usual.Value : modern;

    /// <summary>The form for an input of a shape.</summary>
    public OnnxModel For(Shape shape)
    {
        var decided = Decided(shape);
        return shape.Equals(own) ? decided : decided with { Graph = Reshapes(decided).Apply(decided.Graph) };
    }

    /// <summary>Whether the file as it is makes some tensors for its own size and number of pictures only.</summary>
    public bool IsFreed(Shape shape, IEnumerable<string> tensors) =>
        !shape.Equals(own)
            && Decided(shape) is var decided
            && Reshapes(decided).AreIn(Subgraph.Cut(decided.Graph, tensors));

    /// <summary>
    /// Checks that tensors in branches are those of the branches that are taken in the shape of the file.
    /// </summary>
    /// <exception cref="OnnxVizException">A tensor lies in a branch that is not taken.</exception>
    public void RequireTaken(OnnxGraph graph, IEnumerable<string> tensors, Shape shape)
    {
        if (!_hasBranches)
        {
            return;
        }

        var (outside, usual, made) = (modern.Graph.Producers(), Usual.Graph.Producers(), graph.Producers());
        if (tensors.FirstOrDefault(
            tensor => !outside.ContainsKey(tensor) && Maker(usual, tensor) != Maker(made, tensor)) is { } missing)
        {
            throw new OnnxVizException($"{missing} lies in a branch that the model does not take for an input of "
                + $"{shape}: choose another size or layer");
        }
    }

    OnnxModel Decided(Shape shape) =>
        !_hasBranches ? modern : shape.Equals(own) ? Usual : Decide(modern, inputs, shape);

    static OnnxModel Decide(OnnxModel model, FixedInputs inputs, Shape shape) =>
        Branches.Decide(model, graph => inputs.Apply(graph, shape));

    static (string, string)? Maker(IReadOnlyDictionary<string, Node> producers, string tensor) =>
        producers.TryGetValue(tensor, out var node) ? (node.Name, node.Operator) : null;

    FreeReshapes Reshapes(OnnxModel model)
    {
        if (_reshapes is null)
        {
            var shapes = StaticValues.Of(model, FreeReshapes.Shapes(model.Graph));
            _reshapes = new(
                shapes.Count == 0 ? new Dictionary<string, TensorType>() : Types ?? TypesOf(model), shapes, batch);
        }

        return _reshapes;
    }

    IReadOnlyDictionary<string, TensorType> TypesOf(OnnxModel model) =>
        ShapeProbe.Types(model with { Graph = inputs.Apply(model.Graph, own) });
}
