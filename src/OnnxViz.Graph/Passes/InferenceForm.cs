using OnnxViz.Graph.Passes.Upgrades;

namespace OnnxViz.Graph.Passes;

/// <summary>
/// A model with everything out of training mode: Dropout lets all through, BatchNormalization takes the statistics that
/// it has stored. The nodes keep their places and what they make keeps its names.
/// </summary>
/// <param name="Model">The model.</param>
/// <param name="Switched">
/// The nodes that were in training mode, or whose mode is computed or fed, as the file has them.
/// </param>
public sealed record InferenceForm(OnnxModel Model, IReadOnlyList<Node> Switched)
{
    /// <summary>From this operator set on the number of outputs says nothing of the mode, an attribute does.</summary>
    const long BatchMode = 14;

    /// <summary>Before this operator set both operators say whether they are tested, and train otherwise.</summary>
    const long TestMode = 7;

    /// <summary>From this operator set on Dropout's mode is an input.</summary>
    const long DropoutMode = 12;

    const int ModeInput = 2;

    /// <summary>
    /// The form of a model in any operator set: of its graph and of the graphs inside it, not of its functions.
    /// </summary>
    public static InferenceForm Of(OnnxModel model)
    {
        var switched = new List<Node>();
        return new(model with { Graph = Of(model.Graph, model.Opset, [], switched.Add) }, switched);
    }

    /// <summary>
    /// The model with its functions in this form. Where the mode is a function's own input, only calls tell whether it
    /// was another.
    /// </summary>
    public static OnnxModel OfFunctions(OnnxModel model) => model with
    {
        Functions = [.. model.Functions.Select(function => function with
        {
            Nodes = Of(
                function.Nodes, function.Imports.GetValueOrDefault("", model.Opset), Off(function.Nodes, []), _ => { }),
        })],
    };

    static OnnxGraph Of(OnnxGraph graph, long opset, HashSet<string> outside, Action<Node> tell)
    {
        var off = Off(
            graph.Nodes, [.. outside, .. graph.Constants.Where(pair => IsOff(pair.Value)).Select(pair => pair.Key)]);
        return graph with { Nodes = Of(graph.Nodes, opset, off, tell) };
    }

    static Node[] Of(
        IReadOnlyList<Node> nodes, long opset, HashSet<string> off, Action<Node> tell) => [.. nodes.SelectMany(node =>
    {
        if (Trains(node, opset, off))
        {
            tell(node);
        }

        return Stored(Inside(node, opset, off, tell), opset);
    })];

    static Node Inside(
        Node node,
        long opset,
        HashSet<string> off,
        Action<Node> tell) => node.Attributes.Any(pair => pair.Value is OnnxGraph)
        ? node with
        {
            Attributes = node.Attributes.Select(
                content => content is OnnxGraph inner ? Of(inner, opset, off, tell) : content),
        }
        : node;

    /// <summary>Whether a node is not known to be out of training mode.</summary>
    static bool Trains(
        Node node, long opset, HashSet<string> off) => Modal(node) && (opset < TestMode ? !IsOn(node, "is_test")
        : node.Operator == "Dropout"
        ? opset >= DropoutMode && node.Input(ModeInput) is { Length: > 0 } mode && !off.Contains(mode)
        : opset >= BatchMode ? IsOn(node, "training_mode")
        : node.Outputs.Count(output => output.Length > 0) > 1);

    /// <summary>What stands for a node out of training mode.</summary>
    static IEnumerable<Node> Stored(Node node, long opset) => !Modal(node) ? [node]
        : opset < TestMode ? BatchStatistics.Stored(node with { Attributes = node.Attributes.With("is_test", 1L) })
        : node.Operator == "Dropout"
        ? [opset >= DropoutMode && node.Inputs.Count > ModeInput ? WithoutMode(node) : node]
        : node.Outputs.Count > 1 || IsOn(node, "training_mode")
            ? BatchStatistics.Stored(node with { Attributes = node.Attributes.Without("training_mode", "momentum") })
        : [node];

    static Node WithoutMode(Node node) =>
        node with { Inputs = [.. node.Inputs.Take(node.Input(1).Length > 0 ? ModeInput : 1)] };

    static bool Modal(Node node) => node is { Domain: "", Operator: "Dropout" or "BatchNormalization" };

    static bool IsOn(Node node, string attribute) => node.Attributes[attribute] is not (null or 0L);

    /// <summary>The tensors that are known to be false.</summary>
    static HashSet<string> Off(IEnumerable<Node> nodes, HashSet<string> known) =>
        [
            .. known,
            .. nodes.Where(node => ConstantNodes.Content(node) is { } content && IsOff(content)).Select(
                node => node.Outputs[0]),
        ];

    static bool IsOff(Tensor tensor) =>
        tensor is { Element: ElementType.Bool, Shape.Size: 1 } && tensor.Bytes.Span[0] == 0;
}
