using OnnxViz.Features;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Cli;

/// <summary>A picture file, or the pictures in an array, as a network's input.</summary>
static class InputPicture
{
    /// <summary>Reads pictures, cuts them to the network's size where that is fixed, and preprocesses them.</summary>
    public static Tensor Read(string path, Network network, Preprocessing preprocessing, RuntimeSettings settings)
    {
        using var pictures = PictureList.OfFile(path);
        return InputTensor.Of(
            network.FindInput(), preprocessing, PictureBatch.Of(pictures, network.FindInput()), settings);
    }

    /// <summary>Reads a picture and cuts it to a size: [1, C, H, W] in [0, 1].</summary>
    public static Tensor Read(string path, Network network, int width, int height)
    {
        using var pictures = PictureList.OfFile(path);
        return pictures.Count == 1
            ? PictureBatch.Of(pictures, network.FindInput() with { Height = height, Width = width })
            : throw new OnnxVizException($"{path} holds {pictures.Count} pictures: name a file with one");
    }
}
