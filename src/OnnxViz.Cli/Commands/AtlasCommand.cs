using Cocona;
using OnnxViz.Cli.Drawing;
using OnnxViz.Cli.Hosting;
using OnnxViz.Cli.Parameters;
using OnnxViz.CommandLine;
using OnnxViz.Graph;

namespace OnnxViz.Cli.Commands;

/// <summary><c>onnxviz atlas net.onnx --layers "relu*" -o atlas</c></summary>
sealed class AtlasCommand(LongRun run)
{
    [Command("atlas", Description = "Draw every channel of many layers, and a site to look at them.")]
    [Examples(
        """
        Examples:
          onnxviz atlas default -o atlas
          onnxviz atlas net.onnx --layers "relu*,conv5_?" --size 128 --photos photos -o atlas
          onnxviz atlas net.onnx --shard 0/4 -o atlas     # and 1/4, 2/4, 3/4 elsewhere, then
          onnxviz atlas merge atlas -o atlas
          onnxviz atlas net.onnx --preset maco -o atlas/maco     # another look at the same units, shown by
          onnxviz atlas net.onnx --beside atlas/maco -o atlas

        Open index.html in a browser: every unit has its place, LAYER/index.html#CHANNEL. A folder for each layer holds
        a picture and a record for each unit and a contact sheet; units.jsonl and units.parquet list all units, the
        latter with the pictures, and netron.json shows figures in Netron when it is dropped onto the model there.
        What is done is left out when the same command is run again, and the bytes are the same whenever it was
        stopped. A folder with another model, other settings or layers is refused.
        Exit codes: 0 done; 75 time (--budget) or the disk ran out, 130 stopped by Ctrl-C or SIGTERM: run it again;
        1 and 2: it would fail again.
        """)]
    public int Atlas(
        [Argument(Description = ModelNames.About)] string model,
        SweepParameters sweep,
        [Option('o', ValueName = "folder", Description = "Where the atlas goes")] string output,
        AscentParameters ascent,
        PreprocessingParameters preprocessing,
        RuntimeParameters runtime,
        TalkParameters talk)
    {
        RequireNoSteps(ascent);
        using var photos = AtlasEnd.Photographs(sweep.Photos);
        var network = runtime.Open(model);
        var beside = AtlasEnd.Others(sweep.Beside, network, output);
        var (chosen, source) = preprocessing.Of(network);
        var facts = RunFacts.Of(
            model, network, ascent.Of(network, chosen, runtime.Settings), ascent.PresetName, source);
        AtomicFile.Probe(output);
        AtlasRun? atlas = null;
        return run.Do(talk, Draw, () => atlas?.Stopped ?? "stopped before there was a picture");

        int Draw(Work work)
        {
            work.Say(network, chosen, source);
            atlas = new(network, facts, sweep, new(output), work) { Photos = photos, Beside = beside };
            return atlas.Run();
        }
    }

    static void RequireNoSteps(AscentParameters ascent)
    {
        if (ascent.Every > 0)
        {
            throw new UsageException(
                "--every is for `onnxviz maximize`: an atlas keeps the last picture of each unit only");
        }

        if (ascent.Variants > 1)
        {
            throw new UsageException(
                "--variants is for `onnxviz maximize`: an atlas has one picture of each unit; draw one for each "
                + "--seed, and show them together with --beside");
        }

        if (ascent.IsPreImage)
        {
            throw new UsageException(
                "--preset mahendran is for `onnxviz maximize`: its pictures are of another size for each layer");
        }
    }
}
