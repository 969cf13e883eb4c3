using System.Text.Json.Nodes;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Video.Tests;

/// <summary>Videos of a small net, below one temporary folder.</summary>
sealed class SmallVideo : IDisposable
{
    /// <summary>Two units, one after the other, that move: 12 frames.</summary>
    public const string Moving =
        """
        {
          "size": 16, "fps": 8, "steps": 1, "firstSteps": 3, "fade": 0.5,
          "motion": { "zoom": 1.3, "rotation": 40, "swirl": 20, "x": 0.1, "hue": 30 },
          "segments": [
            { "objective": "channel(relu1, 2)", "seconds": 0.75 },
            { "objective": "channel(relu2, 1)", "seconds": 0.75 }
          ]
        }
        """;

    readonly NetworkFile _file = new(SmallNets.Plain());
    readonly TemporaryFolder _folder = new();

    public SmallVideo() => Network = _file.Load();

    public Network Network { get; }

    /// <summary>The path of a file or folder below the temporary one.</summary>
    public string At(string name) => _folder.File(name);

    public FrameFolder Folder(string name) => new(At(name));

    public static VideoScript Script(string json) => ScriptReader.Read(JsonNode.Parse(json)!.AsObject(), "script");

    /// <summary>A script without any ascent, noise or keeping of colours: a picture that moves.</summary>
    public static VideoScript Still(string start, string size, double rate, string motion, double seconds = 1) =>
        Script($$"""
            {
              "size": "{{size}}", "fps": {{rate}}, "steps": 0, "firstSteps": 0, "noise": 0, "start": "{{start}}",
              "colour": { "steadiness": 0 }, "motion": {{motion}},
              "segments": [{ "objective": "layer(relu1)", "seconds": {{seconds}} }]
            }
            """);

    public VideoMaker Maker(VideoScript script) =>
        new(Network, script, Preprocessing.Presets["unit"], new(Device.Cpu, 1));

    /// <summary>Draws all of a script, or some of it.</summary>
    public VideoResult Draw(
        string name,
        VideoScript script,
        FrameRange? range = null,
        IReadOnlyList<FrameEncoder>? encoders = null,
        FrameFolder? states = null,
        bool isResumed = false,
        int? stopAt = null)
    {
        using var stop = new CancellationTokenSource();
        var maker = Maker(script).Telling(progress =>
        {
            if (progress.Done == stopAt)
            {
                stop.Cancel();
            }
        });
        return maker.Draw(
            Folder(name), range ?? new(0, maker.Timeline.Frames), encoders ?? [], states, isResumed, stop.Token);
    }

    public Picture Frame(string name, int frame) => PictureFile.Read(Folder(name).Frame(frame));

    /// <summary>The frames with their bytes in hexadecimal.</summary>
    public Dictionary<string, string> Frames(string name) => Folder(name).Frames.ToDictionary(
        path => Path.GetFileName(path), path => Convert.ToHexString(File.ReadAllBytes(path)));

    public void Dispose()
    {
        _file.Dispose();
        _folder.Dispose();
    }
}
