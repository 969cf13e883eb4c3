using System.Text.Json;
using Cocona;
using OnnxViz.Pictures;
using OnnxViz.Video;

namespace OnnxViz.Bench;

/// <summary>
/// <c>onnxviz-bench continuity film.frames</c>: how much a video changes from frame to frame, where segments meet
/// beside the median; a JSON line.
/// </summary>
sealed class ContinuityCommand
{
    const double Levels = 255;

    [Command("continuity", Description = "Compare the change where segments of a video meet with the median change.")]
    public void Compare([Argument(Description = "The folder of its frames.")] string folder)
    {
        var frames = new FrameFolder(folder);
        var timeline = new Timeline(ScriptReader.Read(ScriptFile.Read(frames.Plan), frames.Plan));
        var changes = Changes(frames.Frames);
        var median = changes.Order().ElementAt(changes.Count / 2);
        double[] borders = [.. timeline.Borders.Where(border => border <= changes.Count).Select(
            border => changes[border - 1])];
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            frames = changes.Count + 1,
            median = median * Levels,
            borders = borders.Select(change => change / median),
            largest_at_border = borders.Append(0).Max() / median,
            largest = changes.Max() / median,
            at = changes.IndexOf(changes.Max()) + 1,
        }));
    }

    /// <summary>The root of the mean square of each frame's difference from the one before.</summary>
    static List<double> Changes(IReadOnlyList<string> files)
    {
        var changes = new List<double>();
        var before = PictureFile.ReadPlain(files[0]);
        foreach (var file in files.Skip(1))
        {
            var frame = PictureFile.ReadPlain(file);
            changes.Add(Math.Sqrt(frame.Pixels.Zip(
                before.Pixels, (left, right) => (double)(left - right) * (left - right)).Average()));
            before = frame;
        }

        return changes;
    }
}
