using Cocona;
using OnnxViz.Atlas;
using OnnxViz.Cli.Drawing;
using OnnxViz.Cli.Hosting;
using OnnxViz.Cli.Parameters;
using OnnxViz.CommandLine;
using OnnxViz.Graph;

namespace OnnxViz.Cli.Commands;

/// <summary><c>onnxviz atlas merge one two -o atlas</c></summary>
sealed class AtlasMergeCommand(LongRun run, Terminal terminal)
{
    [Command("atlas-merge", Description = "Put the shares of an atlas together, and list what is missing.")]
    [Examples(
        """
        Examples:
          onnxviz atlas merge shares/0 shares/1 -o atlas
          onnxviz atlas merge atlas -o atlas --photos photos     # all shares went into one folder

        It ends the atlas as `onnxviz atlas` without --shard does: contact sheets, site, index. Units that no
        folder has are listed on standard output instead, a line for each layer, and the exit code is 1.
        """)]
    public int Merge(
        [Argument("folder", Description = "The folders of the shares.")] string[] folders,
        [Option('o', ValueName = "folder", Description = "Where the whole goes: a share's folder, or another one")]
        string output,
        [Option(ValueName = "model", Description = "The model, where it is not where it was for the first share")]
        string? model,
        [Option(ValueName = "path", Description = SweepParameters.PhotosAbout)] string[]? photos,
        [Option(ValueName = "folder,...", Description = SweepParameters.BesideAbout)] string[]? beside,
        RuntimeParameters runtime,
        TalkParameters talk)
    {
        using var photographs = AtlasEnd.Photographs(photos);
        var merge = new AtlasMerge([.. folders.Select(folder => new AtlasFolder(folder))]);
        var network = runtime.Open(model ?? merge.Plan.Model.File);
        AtlasEnd.RequireModel(network, merge.Plan);
        var others = AtlasEnd.Others(beside, network, output);
        AtomicFile.Probe(output);
        return run.Do(talk, Join, () => "stopped; the same command goes on");

        int Join(Work work)
        {
            var gaps = merge.Gaps;
            if (gaps.Count > 0)
            {
                return Fail(work, gaps);
            }

            merge.Into(new(output), work.Write);
            return new AtlasEnd(network, runtime.Settings, work) { Photos = photographs, Beside = others }
                .Finish(merge.Plan, new(output));
        }

        int Fail(Work work, IReadOnlyList<AtlasGap> gaps)
        {
            foreach (var gap in gaps)
            {
                terminal.Output.WriteLine($"{gap}");
            }

            work.Warn(
                $"{gaps.Sum(gap => gap.Channels.Count)} of {merge.Plan.Units} units are missing: "
                + "run their shares again");
            return ExitCode.Failed;
        }
    }
}
