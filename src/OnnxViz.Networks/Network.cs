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
    readonly Lazy<LayerCatalog> _layers;
    readonly Lazy<string> _hash;
    readonly Lazy<HashSet<string>> _made;

    Network(string path, OnnxModel original, ModelCard card)
    {
        (Path, Card, _original, Model) = (path, card, original, ModernForm.Apply(original));
        Input = PictureInput.Find(Model.Graph, card, path);
        _layers = new(FindLayers);
        _hash = new(() => HashOf(path));
        _made = new(() => [.. original.Graph.Nodes.SelectMany(node => node.Outputs)]);
    }

    /// <summary>The file it came from.</summary>
    public string Path { get; }

    /// <summary>The model, in the one dialect.</summary>
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
        new(path, ModelFile.Read(path), card ?? ModelCard.Beside(path));

    /// <summary>The part of the network that some tensors need, ready to be imported into a graph.</summary>
    /// <param name="tensors">Tensors of the model.</param>
    /// <param name="shape">The shape of the picture input, as the network has it.</param>
    /// <exception cref="OnnxVizException">The network does not work at this size, or its weights are not finite.</exception>
    public PreparedNetwork Prepare(IReadOnlyList<string> tensors, Shape shape)
    {
        var model = ConstantFolder.Fold(Cut(Model, tensors, shape));
        return new(model, ShapeProbe.Types(model), Input.Name);
    }

    /// <summary>The part of the network that some tensors need, operator by operator as the file has it.</summary>
    /// <param name="tensors">Tensors of the network; they are the outputs. Where one is not in the file, the part is that of the one dialect.</param>
    /// <param name="shape">The shape of the picture input, as the network has it.</param>
    /// <exception cref="OnnxVizException">A tensor is not there, needs more than a picture, or its weights are not finite.</exception>
    public OnnxModel Part(IReadOnlyList<string> tensors, Shape shape) => Cut(Holding(tensors), tensors, shape);

    /// <summary>The whole file, operator by operator, with some inner tensors as outputs beside its own.</summary>
    /// <param name="tensors">Tensors of the network. Where one is not in the file, the operators are those of the one dialect.</param>
    /// <param name="shape">The shape of the picture input, as the network has it.</param>
    public OnnxModel Whole(IReadOnlyList<string> tensors, Shape shape)
    {
        var model = Holding(tensors);
        return Fixed(model, Subgraph.Cut(model.Graph, tensors.Concat(model.Graph.Outputs.Select(output => output.Name))), shape);
    }

    /// <summary>Whether the file itself has a tensor; some layers are there only because an old operator form was brought over.</summary>
    public bool Holds(string tensor) => _made.Value.Contains(tensor);

    OnnxModel Holding(IEnumerable<string> tensors) => tensors.All(Holds) ? _original : Model;

    OnnxModel Cut(OnnxModel model, IReadOnlyList<string> tensors, Shape shape)
    {
        var graph = Subgraph.Cut(model.Graph, tensors);
        WeightCheck.RequireFinite(graph);
        var others = graph.Fed.Where(input => input.Name != Input.Name).ToArray();
        if (others.Length > 0)
        {
            throw new OnnxVizException($"{Path} needs more than a picture: {string.Join(", ", others.Select(input => $"{input.Name} ({input})"))}");
        }

        return Fixed(model, graph, shape);
    }

    OnnxModel Fixed(OnnxModel model, OnnxGraph graph, Shape shape) => model with
    {
        Graph = FixedShapes.Apply(graph, new Dictionary<string, TensorType> { [Input.Name] = new(Input.Element, shape) }),
    };

    LayerCatalog FindLayers()
    {
        var types = new Dictionary<string, TensorType> { [Input.Name] = new(Input.Element, Input.UsualShape(1)) };
        foreach (var other in Model.Graph.Fed.Where(input => input.Name != Input.Name))
        {
            types[other.Name] = new(other.Element, Shape.From((other.Dimensions ?? []).Select(dimension => dimension.Size ?? 1)));
        }

        var graph = FixedShapes.Apply(Model.Graph, types);
        return LayerCatalog.Of(graph, Input, ShapeProbe.Types(Model with { Graph = graph }), Card);
    }

    static string HashOf(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
