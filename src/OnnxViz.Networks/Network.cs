using System.Security.Cryptography;
using OnnxViz.Graph;
using OnnxViz.Graph.Passes;
using OnnxViz.Runtime;

namespace OnnxViz.Networks;

/// <summary>A network from an ONNX file: its picture input, its layers, and the parts of it that can be run.</summary>
public sealed class Network
{
    readonly OnnxModel _original;
    readonly OnnxModel _modern;
    readonly PictureInput _declared;
    readonly FixedInputs _inputs;
    readonly Lazy<ProbedModel> _probed;
    readonly Lazy<LayerCatalog> _layers;
    readonly Lazy<string> _hash;
    readonly Lazy<HashSet<string>> _made;
    readonly Lazy<IReadOnlyDictionary<string, Node>> _random;
    readonly Dictionary<string, PreparedNetwork> _prepared = new(StringComparer.Ordinal);
    readonly PartProbes _probes;

    Network(string path, OnnxModel original, ModelCard card)
    {
        var picture = PictureInput.Choose(original.Graph, card, path);
        var inference = InferenceForm.Of(
            picture.Element.IsFloat() ? original : original with { Graph = FloatInput.Apply(original.Graph, picture) });
        var batched = Batched(inference.Model, picture);
        var modern = InferenceForm.Of(ModernForm.Apply(batched));
        (Path, Card, _modern, _original) = (path, card, modern.Model, InferenceForm.OfFunctions(batched));
        Switched = [.. inference.Switched, .. modern.Switched];
        var declared = PictureInput.Of(
            _modern.Graph, _modern.Graph.Fed.First(input => input.Name == picture.Name), card);
        _declared = declared with { FileElement = picture.Element };
        _inputs = new(_declared, card.Feeds);
        _inputs.RequireInputs(original.Graph);
        _probed = new(() => ProbedModel.Of(_modern, _declared, _inputs));
        _probes = new(Sketch);
        _layers = new(() => LayerCatalog.Of(_probed.Value.Graph, FindInput(), _probed.Value.Types, Card));
        _hash = new(() => HashOf(path));
        _random = new(() => RandomDraws.Dependents(ToModel().Graph));
        _made = new(() => [.. original.Graph.Nodes.SelectMany(node => node.Outputs)]);
    }

    /// <summary>The file it came from.</summary>
    public string Path { get; }

    /// <summary>The model, in the one dialect, with the branches that it takes for a picture of its own size.</summary>
    /// <remarks>The first call has ONNX Runtime tell the types of all tensors.</remarks>
    public OnnxModel ToModel() => _probed.Value.Forms.Usual;

    /// <summary>The operator set that the file is written in.</summary>
    public long Opset => _original.Opset;

    /// <summary>The nodes of the file that have another form in the one dialect.</summary>
    public IReadOnlyList<Node> Upgraded
    {
        get
        {
            var kept = _modern.Graph.Nodes.ToHashSet<Node>(ReferenceEqualityComparer.Instance);
            return [.. _original.Graph.Nodes.Where(node => node.Operator != "Constant" && !kept.Contains(node))];
        }
    }

    /// <summary>
    /// The nodes that the file has in training mode, or leaves the mode of open; here they run as in use.
    /// </summary>
    public IReadOnlyList<Node> Switched { get; }

    /// <summary>The nodes that draw random numbers; what depends on them is refused.</summary>
    public IReadOnlyList<Node> RandomNodes() => [.. ToModel().Graph.Nodes.Where(RandomDraws.IsIn)];

    /// <summary>
    /// How many numbers it has learnt: all constants but 64-bit integers, which describe shapes, and truth values.
    /// </summary>
    public long CountParameters() => ToModel().Graph.Constants.Values
        .Where(tensor => tensor.Element is not (ElementType.Int64 or ElementType.Bool or ElementType.String))
        .Sum(tensor => tensor.Shape.Size);

    /// <summary>What is known beside the file.</summary>
    public ModelCard Card { get; }

    /// <summary>The input that takes pictures.</summary>
    /// <remarks>
    /// Where the file leaves the size open, the first call looks for one at which the network works.
    /// </remarks>
    public PictureInput FindInput() =>
        (_declared.Height, _declared.Width) is (not null, not null) ? _declared : _probed.Value.Input;

    /// <summary>What its inputs beside the picture are fed, for the record.</summary>
    /// <remarks>Each file is read to the end.</remarks>
    public IReadOnlyDictionary<string, string> FeedFingerprints() =>
        Card.Feeds.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(
            pair => pair.Key, pair => pair.Value.ComputeFingerprint());

    /// <summary>The layers that can be chosen.</summary>
    /// <remarks>The first call has ONNX Runtime tell the types of all tensors.</remarks>
    public LayerCatalog FindLayers() => _layers.Value;

    /// <summary>The SHA-256 of the file, in hexadecimal.</summary>
    /// <remarks>The first call reads the file to the end.</remarks>
    public string ComputeHash() => _hash.Value;

    /// <summary>Reads a network and the card beside it.</summary>
    /// <exception cref="OnnxVizException">The file is no ONNX model, or no network that takes pictures.</exception>
    public static Network Load(string path, ModelCard? card = null) =>
        new(path, SinglePrecision.Apply(ModelFile.Read(path)), card ?? ModelCard.Beside(path));

    /// <summary>The same with its file changed on the way, such as one with other weights.</summary>
    /// <param name="change">Makes another model of what the file holds.</param>
    /// <exception cref="OnnxVizException">The file cannot be read any more, or the changed model is no
    /// network.</exception>
    public Network Changed(Func<OnnxModel, OnnxModel> change) =>
        new(Path, change(SinglePrecision.Apply(ModelFile.Read(Path))), Card);

    /// <summary>
    /// The part of the network that some tensors need, ready to be imported into a graph; it is prepared once and kept.
    /// </summary>
    /// <param name="tensors">Tensors of the model.</param>
    /// <param name="shape">The shape of the picture input, as the network has it.</param>
    /// <exception cref="OnnxVizException">
    /// The network does not work at this size, or its weights are not finite.
    /// </exception>
    public PreparedNetwork Prepare(IReadOnlyList<string> tensors, Shape shape)
    {
        var key = PartProbes.KeyOf(tensors, shape);
        lock (_prepared)
        {
            return _prepared.TryGetValue(key, out var known) ? known : _prepared[key] = Prepared(tensors, shape);
        }
    }

    /// <summary>Forgets what has been prepared for layers and sizes, and with it the copies of their weights.</summary>
    public void Forget()
    {
        lock (_prepared)
        {
            _prepared.Clear();
        }

        _probes.Forget();
    }

    /// <summary>
    /// Why the network does not make some layers of so many pictures at this size, each picture's apart; null where it
    /// does. The answer is kept.
    /// </summary>
    /// <param name="tensors">The layers' tensors.</param>
    /// <param name="shape">The shape of the picture input, as the network has it.</param>
    public OnnxVizException? Refusal(IReadOnlyList<string> tensors, Shape shape) =>
        _probes.Of(tensors, shape) is ({ } types, null)
            ? Mixing(tensors, types, shape[0])
            : _probes.Of(tensors, shape).Refusal;

    /// <summary>Why some layers' pictures cannot be told apart; null where they can.</summary>
    internal OnnxVizException? Mixing(
        IEnumerable<string> tensors, IReadOnlyDictionary<string, TensorType> types, long count) =>
        count > 1 && tensors.FirstOrDefault(
            tensor => !FindLayers().OfTensor(tensor).HasBatch || types[tensor].Shape[0] != count) is { } mixed
            ? new($"layer {mixed} of shape {types[mixed].Shape} does not keep its pictures apart: "
                + "draw one unit at a time (--batch 1)")
            : null;

    PreparedNetwork Prepared(IReadOnlyList<string> tensors, Shape shape)
    {
        var part = Cut(_probed.Value.Forms.For(shape), tensors, shape);
        try
        {
            var model = ConstantFolder.Fold(part);
            var types = ShapeProbe.Types(model);
            if (!FindInput().IsUsual(shape))
            {
                PartProbes.RequireContent(tensors, types);
            }

            return new(model, types, FindInput().Name);
        }
        catch (OnnxVizException reason) when (!shape.Equals(FindInput().ExportedShape))
        {
            throw Unfit(tensors, shape, PartProbes.Refusal(part, tensors) ?? reason);
        }
    }

    /// <summary>The part of the network that some tensors need, operator by operator as the file has it.</summary>
    /// <param name="tensors">Tensors of the network; they are the outputs. Where one is not in the file, or the file
    /// takes
    /// another number of pictures only, the part is that of the one dialect.</param>
    /// <param name="shape">The shape of the picture input, as the network has it.</param>
    /// <exception cref="OnnxVizException">
    /// A tensor is not there, needs more than a picture, or its weights are not finite.
    /// </exception>
    public OnnxModel Part(IReadOnlyList<string> tensors, Shape shape)
    {
        var part = Cut(Holding(tensors, shape), tensors, shape);
        return FindInput().IsUsual(shape) || _probes.Of(tensors, shape).Refusal is not { } reason
            ? part
            : throw Unfit(tensors, shape, reason);
    }

    /// <summary>The whole file, operator by operator, with some inner tensors as outputs beside its own.</summary>
    /// <param name="tensors">Tensors of the network. Where one is not in the file, or the file takes another number of
    /// pictures only, the operators are those of the one dialect.</param>
    /// <param name="shape">The shape of the picture input, as the network has it.</param>
    public OnnxModel Whole(IReadOnlyList<string> tensors, Shape shape)
    {
        var model = Holding(tensors, shape);
        RequireCertain(model, tensors);
        return SketchOf(model, [.. tensors, .. model.Graph.Outputs.Select(output => output.Name)], shape);
    }

    /// <summary>
    /// The graph for one picture of the network's own size: inputs have their sizes, and those that are fed are
    /// constants.
    /// </summary>
    internal OnnxGraph Fixed => _probed.Value.Graph;

    /// <summary>
    /// Whether the file itself has a tensor; some layers are there only because an old operator form was brought over.
    /// </summary>
    public bool Holds(string tensor) => _made.Value.Contains(tensor);

    OnnxModel Holding(IEnumerable<string> tensors, Shape shape) =>
        tensors.All(Holds) && !_probed.Value.Forms.IsFreed(shape, tensors) ? _original : _probed.Value.Forms.For(shape);

    OnnxModel Cut(OnnxModel model, IReadOnlyList<string> tensors, Shape shape)
    {
        _probed.Value.Forms.RequireTaken(model.Graph, tensors, shape);
        RequireCertain(model, tensors);
        var graph = Subgraph.Cut(_inputs.Apply(model.Graph, shape), tensors);
        _inputs.RequireFed(graph, model.Graph);
        WeightCheck.RequireFinite(graph);
        return model with { Graph = graph };
    }

    /// <remarks>In the file's own form a draw may lie in a function, or in a branch that is not taken.</remarks>
    void RequireCertain(OnnxModel model, IReadOnlyList<string> tensors)
    {
        var random = ReferenceEquals(model, _original) || ReferenceEquals(model, ToModel())
            ? _random.Value
            : RandomDraws.Dependents(model.Graph);
        foreach (var tensor in tensors.Where(random.ContainsKey))
        {
            var node = random[tensor];
            var before = FindLayers().All.LastOrDefault(layer => !random.ContainsKey(layer.Tensor));
            throw new OnnxVizException(
                $"{tensor} depends on random numbers that node {node.Label} ({node.FullOperator}) draws, so it "
                + "differs from run to run: "
                + (before is null
                    ? "export the model without that node"
                    : $"choose a layer that does not, such as {before.Name}, or export the model without that node"));
        }
    }

    OnnxVizException Unfit(IReadOnlyList<string> tensors, Shape shape, OnnxVizException reason)
    {
        var works = SmallestSize.Above(
            FindInput(), shape, smaller => PartProbes.Refusal(Sketch(tensors, smaller), tensors) is null);
        return new(
            $"the model does not work on an input of {shape}: {reason.Message}; "
            + (works is { } size ? $"at {size}x{size} it works"
                : FindInput().ExportedShape is { } exported ? $"it was exported for {exported}: use that size"
                : $"at {FindInput().UsualWidth}x{FindInput().UsualHeight} it works") + ", or choose a layer before",
            reason);
    }

    /// <summary>The part of the network that some tensors need, its weights not looked at.</summary>
    OnnxModel Sketch(IReadOnlyList<string> tensors, Shape shape) =>
        SketchOf(_probed.Value.Forms.For(shape), tensors, shape);

    OnnxModel SketchOf(OnnxModel model, IReadOnlyList<string> tensors, Shape shape) =>
        model with { Graph = Subgraph.Cut(_inputs.Apply(model.Graph, shape), tensors) };

    static OnnxModel Batched(OnnxModel model, ValueInfo picture) =>
        picture.Dimensions is { Count: 3 } ? BatchedInput.Apply(model, picture) : model;

    static string HashOf(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
