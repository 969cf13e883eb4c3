using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Attribution;

/// <summary>
/// Chooses the layer whose positions are explained: the last one that has some and that the unit hangs on.
/// </summary>
static class LastPositions
{
    /// <summary>The most layers that are asked whether the gradient comes to them.</summary>
    const int MostAsked = 48;

    static readonly HashSet<string> Mixing = ["Conv", "ConvTranspose", "Gemm", "MatMul", "Einsum"];

    /// <summary>The layer of a name, or the last one with positions.</summary>
    /// <remarks>
    /// For a unit that has positions itself, the last one before the convolution that makes it. For other scores than
    /// those of classes, such as a box of a detector, the last one that the score's gradient comes to. Where the score
    /// hangs on one token alone, as behind the last attention of a transformer with a class token, the last sum of two
    /// layers that the gradient comes to at other tokens, too.
    /// </remarks>
    /// <exception cref="OnnxVizException">There is none.</exception>
    public static Layer Choose(AttributionTask task, string? name)
    {
        var layers = task.Network.Network.FindLayers();
        if (name is not null)
        {
            return layers.Find(name);
        }

        var before = BeforePositions(task);
        var candidates = layers.All.Where(
            layer => before.Contains(layer.Tensor) && layer.Differentiable && GridOf(task, layer) is not null)
                .ToArray();
        return candidates switch
        {
            [] => throw new OnnxVizException(
                $"no layer before {task.Unit} has positions: choose a method of pixels, such as ig, or tell how tokens "
                + "lie by --tokens ROWSxCOLUMNS"),
            [.., var last] when HasPlaces(last) && IsClass(task) => last,
            _ => Reached(task, candidates),
        };
    }

    /// <summary>Whether positions have a place in the picture, as in a convolutional network.</summary>
    static bool HasPlaces(Layer layer) => layer.ReceptiveField is { Rows.Stride: > 0, Columns.Stride: > 0 };

    static bool IsClass(AttributionTask task) =>
        Classes.Find(task.Network.Network)?.Layer.Tensor is { } scores
            && task.Unit.Layers.All(tensor => tensor == scores);

    static ActivationGrid? GridOf(AttributionTask task, Layer layer) => ActivationGrid.Of(
        task.Network.Network, layer, Shape.From(layer.ChannelsFirst.Select(axis => layer.Shape[(int)axis])),
        (task.Height, task.Width), task.Settings.Tokens);

    static Layer Reached(AttributionTask task, Layer[] candidates)
    {
        var asked = candidates.TakeLast(MostAsked).ToArray();
        var flow = GradientFlow.Measure(
            task,
            [.. asked.Select(layer => (layer.Tensor, (Func<Value, Value>)GridOf(task, layer)!.Write))],
            CountedNoise.Draw(0, 0, task.Size),
            task.Unit);
        var reached = asked.Where((_, index) => flow[index] > 0).ToArray();
        var producers = task.Network.Network.ToModel().Graph.Producers();
        return flow[^1] > 0 ? asked[^1]
            : reached.LastOrDefault(
                layer => HasPlaces(layer) || IsSum(layer, producers, task.Network.Network.FindLayers()))
            ?? reached.LastOrDefault()
            ?? throw new OnnxVizException(
                $"the gradient of {task.Unit} comes to the positions of none of the last {asked.Length} layers that "
                + "have some: name a layer before them, such as gradcam(LAYER)");
    }

    static bool IsSum(Layer layer, IReadOnlyDictionary<string, Node> producers, LayerCatalog layers) =>
        producers.TryGetValue(layer.Tensor, out var node) && node.Operator == "Add"
            && node.Inputs.All(input => layers.All.Any(each => each.Tensor == input && each.Shape.Equals(layer.Shape)));

    /// <summary>The tensors that some tensors hang on, themselves among them.</summary>
    public static IReadOnlySet<string> Before(Network network, IEnumerable<string> tensors)
    {
        var producers = network.ToModel().Graph.Producers();
        var found = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string>(tensors);
        while (waiting.TryPop(out var next))
        {
            if (next.Length > 0 && found.Add(next) && producers.TryGetValue(next, out var node))
            {
                foreach (var input in node.Inputs)
                {
                    waiting.Push(input);
                }
            }
        }

        return found;
    }

    /// <summary>Those that the unit hangs on; of a unit with positions, those before the convolution that makes it.
    /// </summary>
    static IReadOnlySet<string> BeforePositions(AttributionTask task)
    {
        var network = task.Network.Network;
        var producers = network.ToModel().Graph.Producers();
        return Before(network, task.Unit.Layers.SelectMany(
            tensor => GridOf(task, network.FindLayers().OfTensor(tensor)) is null
                ? [tensor]
                : BeforeMixing(tensor, producers)));
    }

    static IEnumerable<string> BeforeMixing(string tensor, IReadOnlyDictionary<string, Node> producers) =>
        !producers.TryGetValue(tensor, out var node) ? [tensor]
        : Mixing.Contains(node.Operator) ? node.Inputs
        : node.Inputs.SelectMany(input => BeforeMixing(input, producers));
}
