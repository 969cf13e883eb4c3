using OnnxViz.Graph;
using OnnxViz.Graph.Passes;
using OnnxViz.Runtime;

namespace OnnxViz.Networks;

/// <summary>The forms of a model in the one dialect for input shapes: which branches it takes, and how many pictures.</summary>
/// <param name="modern">The model.</param>
/// <param name="inputs">Its inputs.</param>
/// <param name="own">The input's shape in the file, or a usual one where that is open.</param>
/// <param name="batch">The number of pictures in the file; null where it is open.</param>
sealed class ModelForms(OnnxModel modern, FixedInputs inputs, Shape own, long? batch)
{
    readonly bool _hasBranches = modern.Graph.Nodes.Any(InlinedBranches.IsChoice);
    readonly Lazy<OnnxModel> _usual = new(() => Decide(modern, inputs, own));
    IReadOnlyDictionary<string, TensorType>? _types;
    IReadOnlyDictionary<string, Tensor>? _shapes;

    /// <summary>The form for the shape in the file.</summary>
    public OnnxModel Usual => _hasBranches ? _usual.Value : modern;

    /// <summary>The form for an input of a shape.</summary>
    public OnnxModel For(Shape shape)
    {
        var decided = Decided(shape);
        return BatchToFree(decided, shape) is { } count
            ? decided with { Graph = FreeBatch.Apply(decided.Graph, TypesOf(decided), ShapesOf(decided), count) }
            : decided;
    }

    /// <summary>Whether the file as it is takes another number of pictures only.</summary>
    public bool IsFreed(Shape shape) => BatchToFree(Decided(shape), shape) is not null;

    /// <summary>Checks that tensors in branches are those of the branches that are taken in the shape of the file.</summary>
    /// <exception cref="OnnxVizException">A tensor lies in a branch that is not taken.</exception>
    public void RequireTaken(OnnxGraph graph, IEnumerable<string> tensors, Shape shape)
    {
        if (!_hasBranches)
        {
            return;
        }

        var (outside, usual, made) = (modern.Graph.Producers(), Usual.Graph.Producers(), graph.Producers());
        if (tensors.FirstOrDefault(tensor => !outside.ContainsKey(tensor) && Maker(usual, tensor) != Maker(made, tensor)) is { } missing)
        {
            throw new OnnxVizException($"{missing} lies in a branch that the model does not take for an input of {shape}: choose another size or layer");
        }
    }

    OnnxModel Decided(Shape shape) => !_hasBranches ? modern : shape.Equals(own) ? Usual : Decide(modern, inputs, shape);

    long? BatchToFree(OnnxModel decided, Shape shape) =>
        batch is { } count && shape[0] != count && FreeBatch.IsNeeded(decided.Graph, ShapesOf(decided), count) ? count : null;

    static OnnxModel Decide(OnnxModel model, FixedInputs inputs, Shape shape) => Branches.Decide(model, graph => inputs.Apply(graph, shape));

    static (string, string)? Maker(IReadOnlyDictionary<string, Node> producers, string tensor) =>
        producers.TryGetValue(tensor, out var node) ? (node.Name, node.Operator) : null;

    IReadOnlyDictionary<string, Tensor> ShapesOf(OnnxModel model) => _shapes ??= StaticValues.Of(model, FreeBatch.Shapes(model.Graph));

    /// <summary>The types in the shape of the file.</summary>
    IReadOnlyDictionary<string, TensorType> TypesOf(OnnxModel model) =>
        _types ??= ShapeProbe.Types(model with { Graph = inputs.Apply(model.Graph, own) });
}
