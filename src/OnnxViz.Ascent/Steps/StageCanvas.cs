using OnnxViz.Graph;
using OnnxViz.Pictures;

namespace OnnxViz.Ascent;

/// <summary>Brings pictures to what climbs in a stage and back: its canvas may be larger than its pictures.</summary>
static class StageCanvas
{
    /// <summary>The pictures that a first stage starts from; null where it starts from noise.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="count">How many pictures there are to be.</param>
    /// <param name="channels">Their channels.</param>
    /// <param name="size">The size of the stage's canvas.</param>
    /// <exception cref="OnnxVizException">The picture file cannot be read, or has other channels.</exception>
    public static IReadOnlyList<Picture>? Given(
        Stage stage, int count, int channels, (int Height, int Width) size)
    {
        if (stage.From is not { } file)
        {
            return null;
        }

        var margin = CanvasWindow.Margin(stage.Transforms);
        var picture = GivenActivations.Read(file, channels).Resize(
            size.Width - margin, size.Height - margin, ResizeMode.Crop);
        return [.. Enumerable.Repeat(picture, count)];
    }

    /// <summary>What a stage climbs from, given a picture: blurred, in the middle of the mean colour.</summary>
    /// <param name="picture">The picture, brought to the stage's size.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="size">The size of its canvas.</param>
    public static Picture Around(Picture picture, Stage stage, (int Height, int Width) size)
    {
        var margin = CanvasWindow.Margin(stage.Transforms);
        var fitted = picture.Resize(size.Width - margin, size.Height - margin);
        var blurred = BoxBlur.Of(fitted, stage.Blur);
        return margin == 0 ? blurred : Padded(blurred, margin);
    }

    /// <summary>The picture in the middle of what a stage came to.</summary>
    public static Picture Middle(Picture canvas, Stage stage)
    {
        var margin = CanvasWindow.Margin(stage.Transforms);
        return margin == 0
            ? canvas
            : canvas.Crop(margin / 2, margin / 2, canvas.Width - margin, canvas.Height - margin);
    }

    static Picture Padded(Picture picture, int margin)
    {
        var (mean, plane) = (NaturalColour.Mean(picture.Channels), picture.Width * picture.Height);
        float[] less = [.. picture.Pixels.Select((pixel, index) => pixel - mean[index / plane])];
        var canvas = new Picture(picture.Width, picture.Height, picture.Channels, less).Window(
            -(margin / 2), -(margin / 2), picture.Width + margin, picture.Height + margin);
        var wide = canvas.Width * canvas.Height;
        return new(
            canvas.Width,
            canvas.Height,
            canvas.Channels,
            [.. canvas.Pixels.Select((pixel, index) => pixel + mean[index / wide])]);
    }
}
