using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Runtime;

namespace OnnxViz.Cli;

/// <summary>A picture file as a network's input.</summary>
static class InputPicture
{
    /// <summary>Reads a picture, cuts it to the network's size where that is fixed, and preprocesses it.</summary>
    public static Tensor Read(string path, Network network, Preprocessing preprocessing, RuntimeSettings settings)
    {
        var picture = Read(path, network);
        var (width, height) = ((int)(network.Input.Width ?? picture.Width), (int)(network.Input.Height ?? picture.Height));
        return InputTensor.Of(network.Input, preprocessing, Sized(picture, width, height), settings);
    }

    /// <summary>Reads a picture and cuts it to a size: [1, C, H, W] in [0, 1].</summary>
    public static Tensor Read(string path, Network network, int width, int height) => Sized(Read(path, network), width, height);

    static Picture Read(string path, Network network) => network.Input.Channels switch
    {
        3 => PictureFile.Read(path),
        1 => PictureFile.ReadGray(path),
        var channels => throw new OnnxVizException(
            $"{network.Path} takes {channels} channels, pictures have 1 or 3: give its input as a .npy file"),
    };

    static Tensor Sized(Picture picture, int width, int height) =>
        Tensor.Of(picture.Resize(width, height, Fit.Cover).Pixels, [1, picture.Channels, height, width]);
}
