using Cocona;
using OnnxViz.Cli.Drawing;
using OnnxViz.Cli.Hosting;
using OnnxViz.Cli.Output;
using OnnxViz.Cli.Parameters;
using OnnxViz.CommandLine;
using OnnxViz.CommandLine.Values;
using OnnxViz.Video;

namespace OnnxViz.Cli.Commands;

/// <summary><c>onnxviz video net.onnx script.json -o film.mp4</c></summary>
sealed class VideoCommand(LongRun run)
{
    [Command("video", Description = "Draw a video: a picture that moves while filters change it.")]
    [Examples(
        """
        Examples:
          onnxviz video default --objectives "channel(relu3_1, 5); channel(relu4_1, 3)" -o film.mp4
          onnxviz video net.onnx script.json -o film.webm --preview 8
          onnxviz video net.onnx script.json -o film.mp4 --resume       # after it was stopped
          onnxviz video net.onnx script.json -o film.mp4 --from 00:03 --to 00:05
          onnxviz video default --objectives "layer(relu3_1)" --start cat.jpg -o dream.gif --fps 12
          onnxviz video default --objectives "channel(relu3_1, 5)" -o frames --seconds 10 --loop 2

        From noise or a picture, each frame is the one before, moved a little and climbed for some steps; the
        script says what it climbs and how it moves, in units per second (docs/video.md has all of it).
        Options go before what the script says. Frames are PNG files in film.frames beside film.mp4, or in the
        folder that -o names; .mp4 and .webm are made of them by the ffmpeg program, .gif needs none. A .json
        beside the file has all that is needed to draw it again, and is a script, too. Ctrl-C keeps the frames.
        """)]
    public int Video(
        [Argument(Description = ModelNames.About)] string model,
        [Argument(Description = "The script, a .json file; or --objectives.")] string? script,
        [Option('o', ValueName = "path", Description = "Where it goes: an .mp4, .webm or .gif file, or a folder for "
            + "PNG frames")]
        [Ending(".mp4", ".webm", ".gif", OrFolder = true)]
        string output,
        VideoParameters video,
        FrameParameters frames,
        FilmParameters film,
        PreprocessingParameters preprocessing,
        RuntimeParameters runtime,
        TalkParameters talk)
    {
        var json = video.Over(script, frames);
        var read = ScriptReader.Read(json, script ?? "--objectives");
        var network = runtime.Open(model);
        var chosen = preprocessing.Of(network);
        var maker = new VideoMaker(network, read, chosen.Preprocessing, runtime.Settings);
        maker.Require();
        var plan = VideoPlan.Of(model, network, chosen, runtime.Settings, json, read.Start);
        var place = VideoPlace.For(output);
        var drawing = new VideoRun(maker, read, plan, place, film);
        drawing.Require();
        return run.Do(talk, Draw, () => drawing.Stopped);

        int Draw(Work work)
        {
            work.Say(network, chosen.Preprocessing, chosen.Source);
            var result = drawing.Draw(work);
            work.Watch.Tell(Json.Line(new VideoReport(
                output, result.Frames, result.Drawn, read.Rate, maker.Width, maker.Height, result.Seconds,
                result.Drawn / Math.Max(result.Seconds, double.Epsilon))));
            work.Stop.ThrowIfCancellationRequested();
            work.Conclude($"{result.Frames} frames, {result.Frames / read.Rate:0.##} s: {output}");
            return ExitCode.Done;
        }
    }
}
