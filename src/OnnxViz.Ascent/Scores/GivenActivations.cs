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

    /// <summary>
    /// A layer's activation for the picture in a file, or the numbers in a file, as a constant of a graph, [1, C, ...].
    /// </summary>
    public Value Of(GraphBuilder graph, string file, string layer) => graph.Constant(
        network.Once(
            $"given {file} {layer} {height}x{width}",
            () => Template.Is(file) ? Template.Read(file) : Compute(file, layer)),
        "given");

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

    Tensor Read(string file, Shape shape) => Tensor.Of(
        Read(file, (int)shape[1]).Resize((int)width, (int)height, ResizeMode.Crop).Pixels, shape);

    /// <summary>A picture file as a network takes it, at its own size.</summary>
    /// <param name="file">The file.</param>
    /// <param name="channels">The channels that the network takes.</param>
    /// <exception cref="OnnxVizException">It cannot be read, or has other channels.</exception>
    public static Picture Read(string file, int channels)
    {
        var picture = channels == 1 ? PictureFile.ReadGray(file) : PictureFile.Read(file);
        return picture.Channels == channels
            ? picture
            : throw new OnnxVizException(
                $"{file} has {picture.Channels} channels, and the model takes pictures of {channels}");
    }
}
