using OnnxViz.Atlas;
using OnnxViz.Cli.Hosting;
using OnnxViz.Cli.Parameters;
using OnnxViz.CommandLine;
using OnnxViz.Features;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Cli.Drawing;

/// <summary>Ends an atlas whose units are all done: contact sheets, site, index.</summary>
sealed class AtlasEnd(Network network, RuntimeSettings runtime, Work work)
{
    /// <summary>The photographs that units are compared with; null for none.</summary>
    public PictureList? Photos { get; init; }

    /// <summary>Other atlases whose pictures stand beside.</summary>
    public IReadOnlyList<AtlasFolder> Beside { get; init; } = [];

    /// <summary>The atlases that words name, which are to stand beside another one.</summary>
    /// <param name="words">The words; null for none.</param>
    /// <param name="network">The network that they are to be of.</param>
    /// <param name="output">The folder of the other one.</param>
    /// <exception cref="OnnxVizException">A folder holds none, or one of another model, or is the other
    /// one.</exception>
    public static IReadOnlyList<AtlasFolder> Others(string[]? words, Network network, string output)
    {
        AtlasFolder[] others = [.. (words ?? []).SelectMany(text => LayerNames.Parts(text, "--beside"))
            .Select(folder => new AtlasFolder(folder))];
        foreach (var other in others)
        {
            other.RequireBeside(new(output), network.ComputeHash());
        }

        return others;
    }

    /// <summary>The photographs that words name; null where there are no words.</summary>
    public static PictureList? Photographs(string[]? words) => words is null ? null : PictureList.Of(words);

    /// <summary>Requires that a network is the one that an atlas is of.</summary>
    /// <exception cref="OnnxVizException">It is another one.</exception>
    public static void RequireModel(Network network, AtlasPlan plan)
    {
        if (network.ComputeHash() != plan.Model.Sha256)
        {
            throw new OnnxVizException(
                $"{network.Path} is not the model of this atlas (SHA-256 {plan.Model.Sha256} there, "
                + $"{network.ComputeHash()} here): name it with --model");
        }
    }

    /// <summary>Does it.</summary>
    /// <returns>The exit code.</returns>
    public int Finish(AtlasPlan plan, AtlasFolder folder)
    {
        work.Watch.Count(count =>
        {
            new Finisher(network, plan, folder)
            {
                Photos = Photos,
                Beside = Beside,
                Runtime = runtime,
                Write = work.Write,
                OnNotice = work.Watch.Say,
                OnLayer = (done, all) => count(done, all, $"pages: {done} of {all} layers"),
            }.Run(work.Stop);
            return plan.Units;
        });
        work.Conclude($"{plan.Units} units of {plan.Layers.Count} layers: {folder.FileOf("index.html")}");
        return ExitCode.Done;
    }
}
