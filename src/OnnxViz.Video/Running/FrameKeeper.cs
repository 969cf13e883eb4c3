using OnnxViz.Graph;
using OnnxViz.Pictures;

namespace OnnxViz.Video;

/// <summary>
/// Writes frames: the PNG first, then the state, so that what is kept is whole whenever the program ends; then the
/// encoders.
/// </summary>
sealed class FrameKeeper(
    FrameFolder folder,
    Tiles tiles,
    Timeline timeline,
    FrameRange range,
    long[] shape,
    int statesEvery,
    IReadOnlyList<FrameEncoder> encoders,
    FrameFolder leads)
{
    /// <summary>Takes the next frame.</summary>
    public void Keep(DrawnFrame drawn)
    {
        var frame = drawn.Number - timeline.Lead;
        if (frame >= range.First)
        {
            var picture = drawn.Pixels is { } pixels
                ? Written(frame, tiles.Of(pixels))
                : PictureFile.ReadPlain(folder.Frame(frame));
            foreach (var encoder in encoders)
            {
                encoder.Add(picture);
            }
        }
        else if (frame < 0 && drawn.Pixels is { } early)
        {
            PictureFile.Write(folder.Lead(drawn.Number), tiles.Of(early));
        }

        if (drawn.Pixels is { } state)
        {
            KeepState(drawn.Number, state);
        }
    }

    Picture Written(int frame, Picture picture)
    {
        var whole = Looped(frame, picture);
        PictureFile.Write(folder.Frame(frame), whole);
        return Picture.FromBytes(whole.Width, whole.Height, whole.Channels, whole.ToBytes());
    }

    /// <summary>The last frames dissolve into those that lead to the first one.</summary>
    Picture Looped(int frame, Picture picture)
    {
        var number = frame - (timeline.Frames - timeline.Lead);
        if (number < 0)
        {
            return picture;
        }

        var lead = PictureFile.ReadPlain(File.Exists(folder.Lead(number)) ? folder.Lead(number) : leads.Lead(number));
        var share = (float)Curve.Eased(Easing.Smooth, (number + 1.0) / (timeline.Lead + 1));
        return new(picture.Width, picture.Height, picture.Channels, [.. picture.Pixels.Zip(
            lead.Pixels, (own, other) => float.Lerp(own, other, share))]);
    }

    void KeepState(int number, float[] pixels)
    {
        NpyFile.Write(folder.State(number), pixels, shape);
        if ((number - 1) % statesEvery != 0)
        {
            File.Delete(folder.State(number - 1));
        }
    }
}
