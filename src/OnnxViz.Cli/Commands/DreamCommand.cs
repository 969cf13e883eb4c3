using Cocona;
using OnnxViz.Ascent;
using OnnxViz.Cli.Drawing;
using OnnxViz.Cli.Hosting;
using OnnxViz.Cli.Output;
using OnnxViz.Cli.Parameters;
using OnnxViz.CommandLine;
using OnnxViz.CommandLine.Values;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;

namespace OnnxViz.Cli.Commands;

/// <summary><c>onnxviz dream cat.jpg net.onnx "layer(relu4_1)" -o dream.png</c></summary>
sealed class DreamCommand(LongRun run)
{
    [Command("dream", Description = "Let a photograph show more of what a network sees in it (DeepDream).")]
    [Examples(
        """
        Examples:
          onnxviz dream cat.jpg default "layer(relu4_1)" -o dream.png
          onnxviz dream cat.jpg net.onnx "channel(relu4_1, 5)" -o dream.png --octaves 6 --steps 20 --side 1024

        `layer` brings out whatever a layer sees already. Ctrl-C keeps what there is, at the picture's size.
        """)]
    public int Dream(
        [Argument(Description = "The photograph.")] string picture,
        [Argument(Description = ModelNames.About)] string model,
        [Argument(Description = "What it is to show more of, such as \"layer(relu4_1)\".")] Objective objective,
        [Option('o', ValueName = "file.png", Description = "Where the dream goes")]
        [Ending(".png")]
        string output,
        DreamParameters dream,
        PreprocessingParameters preprocessing,
        RuntimeParameters runtime,
        TalkParameters talk)
    {
        var network = runtime.Open(model);
        ObjectiveCheck.Require(network, [objective]);
        var (chosen, source) = preprocessing.Of(network);
        var photograph = Read(picture, network, dream.Side);
        Writable.RequireFolder(Path.GetDirectoryName(Path.GetFullPath(output))!);
        var settings = dream.Of(chosen, runtime.Settings);
        Picture? dreamt = null;
        return run.Do(talk, Draw, () => dreamt is null
            ? "stopped before there was a picture"
            : $"stopped; kept what there was: {output}");

        int Draw(Work work)
        {
            work.Say(network, chosen, source);
            var clock = System.Diagnostics.Stopwatch.StartNew();
            dreamt = work.Watch.Count(count => Climb(count, work.Stop));
            work.Write(() => PictureFile.Write(output, dreamt.ToVisible()));
            work.Watch.Tell(Json.Line(new DreamReport(
                $"{objective}", output, dreamt.Width, dreamt.Height, clock.Elapsed.TotalSeconds)));
            work.Stop.ThrowIfCancellationRequested();
            work.Conclude(output);
            return ExitCode.Done;
        }

        Picture Climb(Action<long, long, string> count, CancellationToken stop)
        {
            var each = settings.Stage.Steps + 1L;
            return new Ascent.Dream(network, settings)
            {
                OnStep = (octave, step, score) => count(
                    (octave * each) + step + 1,
                    settings.Octaves * each,
                    $"{objective}, size {octave + 1} of {settings.Octaves}, score {score:G4}"),
            }.Draw(photograph, objective, stop);
        }
    }

    static Picture Read(string path, Network network, int? side)
    {
        var picture = network.FindInput().Channels == 1 ? PictureFile.ReadGray(path) : PictureFile.Read(path);
        if (picture.Channels != network.FindInput().Channels)
        {
            throw new OnnxVizException(
                $"{path} has {picture.Channels} channels, and the model takes pictures of "
                + $"{network.FindInput().Channels}");
        }

        var scale = side / (double)Math.Max(picture.Width, picture.Height);
        return scale is not { } factor ? picture : picture.Resize(
            Math.Max(1, (int)Math.Round(picture.Width * factor)),
            Math.Max(1, (int)Math.Round(picture.Height * factor)));
    }
}
