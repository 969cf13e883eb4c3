using System.Globalization;
using OnnxViz.Graph;

namespace OnnxViz.Video;

/// <summary>
/// The folder of a video: frames as PNG files, what the video is, and below it states, the pixels of some frames as
/// they are on the device, from which drawing goes on.
/// </summary>
/// <param name="path">Where it is.</param>
public sealed class FrameFolder(string path)
{
    const string FramePrefix = "frame-";
    const string StatePrefix = "state-";
    const string LeadPrefix = "lead-";
    const string Png = ".png";
    const string Npy = ".npy";

    /// <summary>Where it is.</summary>
    public string Path => path;

    /// <summary>Where states are.</summary>
    public string States => System.IO.Path.Combine(path, "states");

    /// <summary>The file that says what the video is.</summary>
    public string Plan => System.IO.Path.Combine(path, "video.json");

    /// <summary>The file of a frame.</summary>
    /// <param name="frame">Its number, from 0.</param>
    public string Frame(int frame) => System.IO.Path.Combine(path, $"{FramePrefix}{frame:000000}{Png}");

    /// <summary>The file of a frame that the end dissolves into.</summary>
    /// <param name="number">How many were drawn before it.</param>
    public string Lead(int number) => System.IO.Path.Combine(States, $"{LeadPrefix}{number:000000}{Png}");

    /// <summary>The file of a state.</summary>
    /// <param name="number">How many frames were drawn before it.</param>
    public string State(int number) => System.IO.Path.Combine(States, $"{StatePrefix}{number:000000}{Npy}");

    /// <summary>The numbers of the states that are kept, from the last to the first.</summary>
    public IReadOnlyList<int> Kept => !Directory.Exists(States) ? [] :
    [
        .. Directory.EnumerateFiles(States, $"{StatePrefix}*{Npy}").Select(
            file => System.IO.Path.GetFileNameWithoutExtension(file)[StatePrefix.Length..]).Where(
            name => int.TryParse(name, out _)).Select(
            name => int.Parse(name, CultureInfo.InvariantCulture)).OrderDescending(),
    ];

    /// <summary>The frames that are there, in order.</summary>
    public IReadOnlyList<string> Frames => !Directory.Exists(path)
        ? []
        : [.. Directory.EnumerateFiles(path, $"{FramePrefix}*{Png}").Order(StringComparer.Ordinal)];

    /// <summary>Removes frames and states, and what a writer that was killed has left.</summary>
    public void Clear()
    {
        if (!Directory.Exists(path))
        {
            return;
        }

        RemoveUnfinished();
        File.Delete(Plan);
        foreach (var frame in Frames)
        {
            File.Delete(frame);
        }

        if (Directory.Exists(States))
        {
            Directory.Delete(States, recursive: true);
        }
    }

    /// <summary>Removes what a writer that was killed has left unfinished.</summary>
    public void RemoveUnfinished()
    {
        foreach (var folder in new[] { path, States }.Where(Directory.Exists))
        {
            AtomicFile.RemoveUnfinished(folder);
        }
    }

    /// <summary>Fails unless the folder holds the frames of the same video.</summary>
    /// <param name="plan">What the video is.</param>
    /// <exception cref="OnnxVizException">It does not; the message names the first difference.</exception>
    public void RequireSame(string plan)
    {
        if (!File.Exists(Plan))
        {
            throw new OnnxVizException($"{path} holds no frames of a video that could be gone on from");
        }

        var (then, now) = (File.ReadAllText(Plan).Split('\n'), plan.Split('\n'));
        var different = Enumerable.Range(0, Math.Max(then.Length, now.Length)).Where(
            line => then.ElementAtOrDefault(line) != now.ElementAtOrDefault(line)).Take(1).ToArray();
        if (different is [var first])
        {
            throw new OnnxVizException(
                $"{path} holds another video: it says {Line(then, first)} where this one says {Line(now, first)}; "
                + "draw with the same settings, or into another place");
        }
    }

    static string Line(string[] lines, int index) => lines.ElementAtOrDefault(index)?.Trim().TrimEnd(',') ?? "nothing";
}
