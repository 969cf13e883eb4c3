using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Runtime;

namespace OnnxViz.Ascent;

/// <summary>What layers make of given pictures at a size, computed once.</summary>
/// <param name="network">The network.</param>
/// <param name="height">The height of what the network sees.</param>
/// <param name="width">The width of what the network sees.</param>
sealed class GivenActivations(PictureNetwork network, long height, long width)
{
    const string Picture = "picture";
    const string Activation = "activation";

    /// <summary>A layer's activation for the picture in a file, as a constant of a graph, [1, C, ...].</summary>
    public Value Of(GraphBuilder graph, string file, string layer) => graph.Constant(
        network.Once($"given {file} {layer} {height}x{width}", () => Compute(file, layer)), "given");

    Tensor Compute(string file, string layer)
    {
        var part = network.Cut([layer], 1, height, width);
        var graph = new GraphBuilder();
        var picture = graph.Input(Picture, new(ElementType.Float, part.Pictures));
        var activation = part.Of(picture)[layer] + 0;
        using var session = OnnxSession.Open(
            part.ModelOf(graph.Build([new(Activation, activation)])), RuntimeSettings.Default);
        return session.Run(new Dictionary<string, Tensor> { [Picture] = Read(file, part.Pictures) })[Activation];
    }

    Tensor Read(string file, Shape shape)
    {
        var picture = shape[1] == 1 ? PictureFile.ReadGray(file) : PictureFile.Read(file);
        return picture.Channels == shape[1]
            ? Tensor.Of(picture.Resize((int)width, (int)height, ResizeMode.Crop).Pixels, shape)
            : throw new OnnxVizException(
                $"{file} has {picture.Channels} channels, and the model takes pictures of {shape[1]}");
    }
}
