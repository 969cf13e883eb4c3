using OnnxViz.Graph;
using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>Brings pictures to the size and the number of planes that a network takes.</summary>
sealed class PictureFitter(int channels, int height, int width, Fit fit)
{
    /// <summary>Colour becomes grey or grey colour where needed; then the size.</summary>
    /// <exception cref="OnnxVizException">The planes cannot be brought to that number.</exception>
    public Picture Fit(Picture picture) => WithChannels(picture).Resize(width, height, fit);

    Picture WithChannels(Picture picture) => (picture.Channels, channels) switch
    {
        var (found, wanted) when found == wanted => picture,
        (1, 3) => picture.ToColour(),
        (3, 1) => picture.ToGray(),
        _ => throw new OnnxVizException($"the picture has {picture.Channels} planes, the network takes {channels}: give [N, {channels}, H, W] as .npy"),
    };
}
