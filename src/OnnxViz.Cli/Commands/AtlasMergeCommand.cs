using Cocona;
using OnnxViz.Atlas;
using OnnxViz.Cli.Drawing;
using OnnxViz.Cli.Hosting;
using OnnxViz.Cli.Parameters;
using OnnxViz.CommandLine;

namespace OnnxViz.Cli.Commands;

/// <summary><c>onnxviz atlas merge one two -o atlas</c></summary>
sealed class AtlasMergeCommand(LongRun run, Terminal terminal)
{
    [Command("atlas-merge", Description = "Put the shares of an atlas together, and list what is missing.")]
    [Examples(
        """
        Examples:
          onnxviz atlas merge shares/0 shares/1 -o atlas
          onnxviz atlas merge atlas -o atlas     # all shares went into one folder

        Units that no folder has are listed on standard output, a line for each layer, and the exit code is 1.
        """)]
    public int Merge(
        [Argument("folder", Description = "The folders of the shares.")] string[] folders,
        [Option('o', ValueName = "folder", Description = "Where the whole goes; one of the shares' folders, or another")] string output,
        TalkParameters talk)
    {
        var merge = new AtlasMerge([.. folders.Select(folder => new AtlasFolder(folder))]);
        Writable.RequireFolder(output);
        return run.Do(talk, Join, () => "stopped; the same command goes on");

        int Join(Work work)
        {
            var gaps = merge.Gaps;
            if (gaps.Count > 0)
            {
                return Fail(work, gaps);
            }

            merge.Into(new(output), work.Write);
            work.Conclude($"{merge.Plan.Units} units of {merge.Plan.Layers.Count} layers: {output}");
            return ExitCode.Done;
        }

        int Fail(Work work, IReadOnlyList<AtlasGap> gaps)
        {
            foreach (var gap in gaps)
            {
                terminal.Output.WriteLine($"{gap}");
            }

            work.Warn($"{gaps.Sum(gap => gap.Channels.Count)} of {merge.Plan.Units} units are missing: run their shares again");
            return ExitCode.Failed;
        }
    }
}
