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
using OnnxViz.Runtime;

namespace OnnxViz.Cli.Commands;

/// <summary><c>onnxviz replay pictures/relu5_1-0003.json</c></summary>
sealed class ReplayCommand(LongRun run)
{
    [Command("replay", Description = "Draw the picture of a manifest again, and compare.")]
    [Examples(
        """
        Examples:
          onnxviz replay pictures/relu4_1-0005.json
          onnxviz replay pictures/relu4_1-0005.json --model other.onnx -o again.png

        A manifest is the .json beside every picture of `onnxviz maximize`. Device and threads are those of then,
        unless they are given. On the CPU of the same kind of machine the picture comes out bit for bit, that of a
        stopped run, too, which is drawn as far as it was then; where it does not, the exit code is 1.
        """)]
    public int Replay(
        [Argument(Description = "The manifest, or the picture that it lies beside")] string manifest,
        [Option('o', ValueName = "file.png", Description = "Where the new picture goes [default: nowhere]")]
        [Ending(".png")]
        string? output,
        [Option(ValueName = "model", Description = "The model, where it is not at the manifest's place any more")]
        string? model,
        RuntimeParameters runtime,
        TalkParameters talk)
    {
        var then = ManifestFile.Read(manifest);
        var picture = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(manifest))!, then.Picture);
        var named = runtime with { InputName = runtime.InputName ?? (model is null ? then.Model.Input : null) };
        var network = named.Open(model ?? then.Model.File);
        RequireSame(then.Model, network, mustBeSame: model is null);
        GivenFiles.Require(then.Given ?? new Dictionary<string, string>());
        var replay = new Replay(then, network, Settings(then.Settings, runtime));
        return run.Do(talk, Draw, () => "stopped");

        int Draw(Work work)
        {
            var drawn = work.Watch.Run(onStep => replay.Draw(onStep, work.Stop));
            var visible = drawn.Picture.ToVisible();
            if (output is not null)
            {
                work.Write(() => drawn.WritePicture(output));
            }

            var difference = File.Exists(picture)
                ? Drawing.Replay.Difference(visible.ToColour(), PictureFile.Read(picture))
                : null;
            work.Watch.Tell(Json.Line(new ReplayReport(
                then.Objective, output, difference == 0, difference, drawn.SavedScore, then.SavedScore)));
            return Conclude(work, then, picture, difference);
        }
    }

    static int Conclude(Work work, Manifest then, string picture, int? difference)
    {
        if (difference == 0)
        {
            work.Conclude($"identical to {picture}"
                + (then.Stopped ? $", which was stopped after {then.Steps} updates" : ""));
            return ExitCode.Done;
        }

        work.Warn(difference is { } levels ? $"differs from {picture} by up to {levels} of 255 grey levels"
            : File.Exists(picture) ? $"{picture} has another size"
            : $"{picture} is not there: nothing to compare with");
        return ExitCode.Failed;
    }

    static void RequireSame(ManifestModel then, Network network, bool mustBeSame)
    {
        if (mustBeSame && network.ComputeHash() != then.Sha256)
        {
            throw new OnnxVizException(
                $"{network.Path} is another file than the manifest's, whose SHA-256 is {then.Sha256}: give --model to "
                + "draw with it");
        }

        var (fed, wasFed) = (network.FeedFingerprints(), then.Feed);
        if (fed.Count != wasFed.Count || fed.Any(pair => wasFed.GetValueOrDefault(pair.Key) != pair.Value))
        {
            throw new OnnxVizException(
                "the model's other inputs were fed "
                + $"{string.Join(", ", wasFed.Select(pair => $"{pair.Key}={pair.Value}"))}: "
                + "give the same by --feed");
        }
    }

    static AscentSettings Settings(ManifestSettings then, RuntimeParameters runtime) => AscentSettings.Of(
        then.Width,
        then.Height,
        then.Seed,
        Notation.Read<Recipe>(then.Recipe),
        then.Preprocessing.Preprocessing,
        new(runtime.Device ?? Device.Parse(then.Device), runtime.Threads ?? then.Threads)) with
    {
        Variants = then.Variants,
    };
}
