using OnnxViz.Ascent;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Attribution;

/// <summary>Tells the class that a classifier gives the highest score to.</summary>
public sealed class TopClass : IDisposable
{
    const string Pictures = "pictures";
    const string Scores = "scores";

    readonly OnnxSession _session;
    readonly Shape _shape;
    readonly Classes _classes;

    /// <summary>Opens a classifier.</summary>
    /// <param name="network">The network behind its preprocessing.</param>
    /// <param name="height">The pictures' height.</param>
    /// <param name="width">The pictures' width.</param>
    /// <param name="runtime">Where to run.</param>
    /// <exception cref="OnnxVizException">The network has no layer of class scores.</exception>
    public TopClass(PictureNetwork network, int height, int width, RuntimeSettings runtime)
    {
        _classes = Classes.Find(network.Network) ?? throw new OnnxVizException(
            "the model has no layer of class scores: say what is to be explained, for example --objective "
            + $"\"channel({network.Network.FindLayers().All[^1].Name}, 0)\"");
        var part = network.Cut([_classes.Layer.Tensor], 1, height, width);
        _shape = part.Pictures;
        var graph = new GraphBuilder();
        var scores = part.Of(graph.Input(Pictures, new(ElementType.Float, _shape)))[_classes.Layer.Tensor];
        _session = OnnxSession.Open(part.ModelOf(graph.Build([new(Scores, scores + 0)])), runtime);
    }

    /// <summary>The class, and its name where it has one.</summary>
    /// <param name="picture">[C, H, W] in [0, 1].</param>
    public (ClassLogit Objective, string? Name) Of(float[] picture)
    {
        var scores = _session.Run(new Dictionary<string, Tensor> { [Pictures] = Tensor.Of(picture, _shape) })[Scores]
            .ToFloats();
        var top = Array.IndexOf(scores, scores.Max());
        return (new($"{Math.Max(0, top)}"), _classes.Names?[Math.Max(0, top)]);
    }

    /// <summary>Frees the session.</summary>
    public void Dispose() => _session.Dispose();
}
