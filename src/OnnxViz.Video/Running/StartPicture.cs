using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;

namespace OnnxViz.Video;

/// <summary>What a video starts from: a picture, the same for all tiles, or the last frame of another video.</summary>
/// <param name="script">The script.</param>
/// <param name="input">The network's picture input.</param>
sealed class StartPicture(VideoScript script, PictureInput input)
{
    /// <summary>The pixels, [N, C, H, W] in [0, 1].</summary>
    /// <param name="path">A picture file, a video file of onnxviz, or its folder.</param>
    /// <exception cref="OnnxVizException">It cannot be read, or does not fit.</exception>
    public float[] Read(string path)
    {
        if (Directory.Exists(path) || VideoFile.IsNamedLikeOne(path))
        {
            return OfVideo(path);
        }

        var picture = input.Channels == 1 ? PictureFile.ReadGray(path) : PictureFile.Read(path);
        if (picture.Channels != input.Channels)
        {
            throw new OnnxVizException(
                $"{path} has {picture.Channels} channels, and the model takes pictures of {input.Channels}");
        }

        var pixels = picture.Resize(script.Width, script.Height, ResizeMode.Crop).Pixels;
        return [.. Enumerable.Repeat(pixels, script.Tiles).SelectMany(each => each)];
    }

    /// <summary>The pixels of the last frame of a video, to the last bit.</summary>
    float[] OfVideo(string path)
    {
        var folder = VideoPlace.For(path).Folder;
        if (folder.Kept is not [var last, ..])
        {
            throw new OnnxVizException(
                $"{path} is no video of onnxviz: in {folder.States} there is no state of its last frame");
        }

        var state = NpyFile.Read(folder.State(last));
        long[] shape = [script.Tiles, input.Channels, script.Height, script.Width];
        return state.Shape.SequenceEqual(shape)
            ? state.Data
            : throw new OnnxVizException(
                $"{path} ends with pictures of shape [{string.Join(", ", state.Shape)}], and this video's are "
                + $"[{string.Join(", ", shape)}]: choose the same size and number");
    }
}
