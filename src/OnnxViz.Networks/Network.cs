using System.Security.Cryptography;
using OnnxViz.Graph;
using OnnxViz.Graph.Passes;
using OnnxViz.Runtime;

namespace OnnxViz.Networks;

/// <summary>A network from an ONNX file: its picture input, its layers, and the parts of it that can be run.</summary>
public sealed class Network
{
    /// <summary>The height and width used where the file leaves them open.</summary>
    public const long UsualSize = 224;

    readonly OnnxModel _original;
    readonly OnnxModel _modern;
    readonly FixedInputs _inputs;
    readonly Lazy<LayerCatalog> _layers;
    readonly Lazy<string> _hash;
    readonly Lazy<HashSet<string>> _made;

    Network(string path, OnnxModel original, ModelCard card)
    {
        var input = PictureInput.Choose(original.Graph, card, path);
        _original = input.Element.IsFloat() ? original : original with { Graph = FloatInput.Apply(original.Graph, input) };
        (Path, Card, _modern) = (path, card, ModernForm.Apply(_original));
        Input = PictureInput.Of(_modern.Graph, _modern.Graph.Fed.First(each => each.Name == input.Name), card);
        _inputs = new(Input, card.Feeds);
        _inputs.RequireInputs(original.Graph);
        Model = Decided(Input.UsualShape(1));
        _layers = new(FindLayers);
        _hash = new(() => HashOf(path));
        _made = new(() => [.. original.Graph.Nodes.SelectMany(node => node.Outputs)]);
    }

    /// <summary>The file it came from.</summary>
    public string Path { get; }

    /// <summary>The model, in the one dialect, with the branches that it takes for a picture of its own size.</summary>
    public OnnxModel Model { get; }

    /// <summary>The operator set that the file is written in.</summary>
    public long Opset => _original.Opset;

    /// <summary>How many numbers it has learnt: all constants but 64-bit integers, which describe shapes, and truth values.</summary>
    public long Parameters => Model.Graph.Constants.Values
        .Where(tensor => tensor.Element is not (ElementType.Int64 or ElementType.Bool or ElementType.String))
        .Sum(tensor => tensor.Shape.Size);

    /// <summary>What is known beside the file.</summary>
    public ModelCard Card { get; }

    /// <summary>The input that takes pictures.</summary>
    public PictureInput Input { get; }

    /// <summary>The layers that can be chosen.</summary>
    public LayerCatalog Layers => _layers.Value;

    /// <summary>The SHA-256 of the file, in hexadecimal.</summary>
    public string Hash => _hash.Value;

    /// <summary>Reads a network and the card beside it.</summary>
    /// <exception cref="OnnxVizException">The file is no ONNX model, or no network that takes pictures.</exception>
    public static Network Load(string path, ModelCard? card = null) =>
        new(path, SinglePrecision.Apply(ModelFile.Read(path)), card ?? ModelCard.Beside(path));

    /// <summary>The part of the network that some tensors need, ready to be imported into a graph.</summary>
    /// <param name="tensors">Tensors of the model.</param>
    /// <param name="shape">The shape of the picture input, as the network has it.</param>
    /// <exception cref="OnnxVizException">The network does not work at this size, or its weights are not finite.</exception>
    public PreparedNetwork Prepare(IReadOnlyList<string> tensors, Shape shape)
    {
        var model = ConstantFolder.Fold(Cut(Decided(shape), tensors, shape));
        return new(model, ShapeProbe.Types(model), Input.Name);
    }

    /// <summary>The part of the network that some tensors need, operator by operator as the file has it.</summary>
    /// <param name="tensors">Tensors of the network; they are the outputs. Where one is not in the file, the part is that of the one dialect.</param>
    /// <param name="shape">The shape of the picture input, as the network has it.</param>
    /// <exception cref="OnnxVizException">A tensor is not there, needs more than a picture, or its weights are not finite.</exception>
    public OnnxModel Part(IReadOnlyList<string> tensors, Shape shape) => Cut(Holding(tensors, shape), tensors, shape);

    /// <summary>The whole file, operator by operator, with some inner tensors as outputs beside its own.</summary>
    /// <param name="tensors">Tensors of the network. Where one is not in the file, the operators are those of the one dialect.</param>
    /// <param name="shape">The shape of the picture input, as the network has it.</param>
    public OnnxModel Whole(IReadOnlyList<string> tensors, Shape shape)
    {
        var model = Holding(tensors, shape);
        return model with { Graph = Subgraph.Cut(_inputs.Apply(model.Graph, shape), tensors.Concat(model.Graph.Outputs.Select(output => output.Name))) };
    }

    /// <summary>Whether the file itself has a tensor; some layers are there only because an old operator form was brought over.</summary>
    public bool Holds(string tensor) => _made.Value.Contains(tensor);

    OnnxModel Holding(IEnumerable<string> tensors, Shape shape) => tensors.All(Holds) ? _original : Decided(shape);

    /// <summary>The model in the one dialect with the branches that it takes for an input of a shape.</summary>
    OnnxModel Decided(Shape shape) => !_modern.Graph.Nodes.Any(InlinedBranches.IsChoice) ? _modern
        : Model is not null && shape.Equals(Input.UsualShape(1)) ? Model
        : Branches.Decide(_modern, graph => _inputs.Apply(graph, shape));

    OnnxModel Cut(OnnxModel model, IReadOnlyList<string> tensors, Shape shape)
    {
        RequireTaken(model.Graph, tensors, shape);
        var graph = Subgraph.Cut(_inputs.Apply(model.Graph, shape), tensors);
        _inputs.RequireFed(graph, model.Graph);
        WeightCheck.RequireFinite(graph);
        return model with { Graph = graph };
    }

    /// <summary>Checks that tensors of the branches taken for a picture of the network's own size are those of the branches taken now.</summary>
    void RequireTaken(OnnxGraph graph, IEnumerable<string> tensors, Shape shape)
    {
        if (ReferenceEquals(graph, Model.Graph) || ReferenceEquals(graph, _original.Graph))
        {
            return;
        }

        var (outside, usual, made) = (_modern.Graph.Producers(), Model.Graph.Producers(), graph.Producers());
        if (tensors.FirstOrDefault(tensor => !outside.ContainsKey(tensor) && Maker(usual, tensor) != Maker(made, tensor)) is { } missing)
        {
            throw new OnnxVizException($"{missing} lies in a branch that {Path} does not take for an input of {shape}: choose another size or layer");
        }
    }

    static (string, string)? Maker(IReadOnlyDictionary<string, Node> producers, string tensor) =>
        producers.TryGetValue(tensor, out var node) ? (node.Name, node.Operator) : null;

    LayerCatalog FindLayers()
    {
        var model = Model with { Graph = _inputs.Apply(Model.Graph, Input.UsualShape(1)) };
        return LayerCatalog.Of(model.Graph, Input, ShapeProbe.Types(model), Card);
    }

    static string HashOf(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
