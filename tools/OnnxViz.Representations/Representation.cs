using OnnxViz.Graph;

namespace OnnxViz.Representations;

/// <summary>A representation of pictures by a fixed computation.</summary>
/// <param name="Name">The name of its file, and of its output.</param>
/// <param name="About">What it is, for people to read.</param>
/// <param name="Side">The side of pictures, in pixels, that it is written for; it takes others too.</param>
/// <param name="Layers">Its layers in order, from pictures [N, 1, H, W] in grey levels; the last one is the
/// output.</param>
public sealed record Representation(string Name, string About, int Side, Func<Value, Layers> Layers)
{
    /// <summary>The name of the input.</summary>
    public const string Picture = "picture";

    /// <summary>The representation as a model that takes any number of grey pictures of any size.</summary>
    public OnnxModel Model()
    {
        var picture = new GraphBuilder().Input(Picture, new(ElementType.Float, [1, 1, Side, Side]));
        var layers = Layers(picture);
        var names = layers.Names.SkipLast(1).Append(Name);
        var graph = picture.Builder.Build(names.Zip(layers.Values, KeyValuePair.Create), Name);
        return OnnxModel.Of(Open(Named(graph), layers.Values[^1].Shape));
    }

    /// <summary>The graph with the nodes that make its layers called as these are.</summary>
    static OnnxGraph Named(OnnxGraph graph)
    {
        var layers = graph.Outputs.Select(output => output.Name).ToHashSet();
        return graph with
        {
            Nodes = [.. graph.Nodes.Select(
                node => layers.Contains(node.Outputs[0]) ? node with { Name = node.Outputs[0] } : node)],
        };
    }

    /// <summary>The graph with one output and free sizes: none of its constants depends on them.</summary>
    static OnnxGraph Open(OnnxGraph graph, Shape last)
    {
        var (output, batch) = (graph.Outputs[^1], new Dimension(null, "batch"));
        Dimension[] spatial = last.Rank == 4 ? [new(null, "rows"), new(null, "columns")] : [];
        return graph with
        {
            Inputs = [new(Picture, ElementType.Float, [batch, 1, new(null, "height"), new(null, "width")])],
            Outputs = [new(output.Name, ElementType.Float, [batch, last[1], .. spatial])],
            Inner = [],
        };
    }
}
