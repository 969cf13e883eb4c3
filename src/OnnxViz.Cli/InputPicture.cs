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
        var input = network.Input;
        var picture = input.Channels switch
        {
            3 => PictureFile.Read(path),
            1 => PictureFile.ReadGray(path),
            _ => throw new OnnxVizException(
                $"{network.Path} takes {input.Channels} channels, pictures have 1 or 3: give its input as a .npy file"),
        };
        var (width, height) = ((int)(input.Width ?? picture.Width), (int)(input.Height ?? picture.Height));
        var sized = picture.Resize(width, height, Fit.Cover);
        var pictures = Tensor.Of(sized.Pixels, [1, sized.Channels, height, width]);
        return InputTensor.Of(input, preprocessing, pictures, settings);
    }
}
