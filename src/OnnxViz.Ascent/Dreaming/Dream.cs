using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;

namespace OnnxViz.Ascent;

/// <summary>
/// Dreams on photographs: from a small size to the whole, each size starting from the photograph at that size and the
/// detail that the sizes before have put into it.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="settings">How.</param>
public sealed class Dream(Network network, DreamSettings settings)
{
    readonly PictureNetwork _network = new(network, settings.Preprocessing);

    /// <summary>Told after every step: the octave and the step within it, both from 0, and the score.</summary>
    public Action<int, int, float>? OnStep { get; init; }

    /// <summary>Given the picture at the end of every octave.</summary>
    public Action<int, Picture>? OnOctave { get; init; }

    /// <summary>Draws a dream of the photograph's size.</summary>
    /// <param name="photograph">The photograph, in as many channels as the network takes.</param>
    /// <param name="objective">What it is to show more of, such as <c>layer(mixed4a)</c>.</param>
    /// <param name="stop">Ends it early: the octave under way is enlarged as it is.</param>
    /// <exception cref="OnnxVizException">The objective is not there, or the network does not work at a
    /// size.</exception>
    public Picture Draw(Picture photograph, Objective objective, CancellationToken stop = default)
    {
        Require(photograph);
        Picture? detail = null;
        for (var octave = 0; octave < settings.Octaves && !stop.IsCancellationRequested; octave++)
        {
            var ground = Sized(photograph, octave);
            var start = detail is null ? ground : Sum(ground, detail.Resize(ground.Width, ground.Height), 1);
            var dream = Climb(Clipped(start), objective, octave, stop);
            detail = Sum(dream, ground, -1);
            OnOctave?.Invoke(octave, dream);
        }

        return detail is null ? photograph : Clipped(Sum(
            photograph, detail.Resize(photograph.Width, photograph.Height), 1));
    }

    void Require(Picture photograph)
    {
        var channels = network.FindInput().Channels;
        if (photograph.Channels != channels)
        {
            throw new OnnxVizException(
                $"the photograph has {photograph.Channels} channels, and the model takes pictures of {channels}");
        }
    }

    Picture Sized(Picture photograph, int octave)
    {
        var scale = Math.Pow(settings.Ratio, settings.Octaves - 1 - octave);
        return photograph.Resize(
            Math.Max(1, (int)Math.Round(photograph.Width / scale)),
            Math.Max(1, (int)Math.Round(photograph.Height / scale)));
    }

    /// <summary>The pictures of a climb are those before the last update, so that there is one step more.</summary>
    Picture Climb(Picture start, Objective objective, int octave, CancellationToken stop)
    {
        using var climb = Ascent.Climb.Open(
            _network, [objective], settings.Stage, start.Height, start.Width, settings.Runtime, settings.Seed + octave);
        climb.From([start.Pixels]);
        for (var step = 0; step <= settings.Stage.Steps; step++)
        {
            var scores = climb.Step().Scores;
            OnStep?.Invoke(octave, step, scores[0]);
            if (stop.IsCancellationRequested)
            {
                break;
            }
        }

        return new(start.Width, start.Height, start.Channels, climb.Pictures[0]);
    }

    static Picture Sum(Picture one, Picture other, float weight) => new(
        one.Width,
        one.Height,
        one.Channels,
        [.. one.Pixels.Zip(other.Pixels, (left, right) => left + (weight * right))]);

    static Picture Clipped(Picture picture) => new(
        picture.Width, picture.Height, picture.Channels, [.. picture.Pixels.Select(pixel => Math.Clamp(pixel, 0, 1))]);
}
