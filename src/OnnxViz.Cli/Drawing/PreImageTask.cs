using OnnxViz.Ascent;
using OnnxViz.Cli.Hosting;
using OnnxViz.Cli.Parameters;
using OnnxViz.CommandLine;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Runtime;

namespace OnnxViz.Cli.Drawing;

/// <summary>What the commands that draw pre-images of a given picture have in common.</summary>
/// <param name="model">The model as the user named it.</param>
/// <param name="picture">The picture file, or a .npy file of what a layer is to make.</param>
/// <param name="network">The network.</param>
/// <param name="given">How pictures go in, and how that is known.</param>
/// <param name="how">How pre-images are drawn.</param>
/// <param name="runtime">Where to run.</param>
sealed class PreImageTask(
    string model,
    string picture,
    Network network,
    (Preprocessing Preprocessing, string Source) given,
    PreImageParameters how,
    RuntimeSettings runtime)
{
    /// <summary>What the help says about where pictures go.</summary>
    public const string AboutOutput = "Where pictures go: a .png file for one layer, a folder for several and a sheet";

    /// <summary>What is drawn of a layer, and how.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="objective">The objective.</param>
    /// <param name="preset">The preset, settled.</param>
    /// <param name="from">The picture file to start from; null for noise.</param>
    /// <exception cref="Graph.OnnxVizException">The layer does not exist, or the picture cannot be read.</exception>
    public (Objective Objective, RunFacts Facts) Target(
        Layer layer, Objective objective, Preset preset, string? from = null)
    {
        if (!layer.Differentiable)
        {
            throw new Graph.OnnxVizException(
                $"gradients cannot be taken from layer {layer.Name}: choose a layer before it");
        }

        ObjectiveCheck.Require(network, [objective]);
        var settings = how.Of(network, preset, given.Preprocessing, runtime, from);
        return (objective, RunFacts.Of(model, network, settings, $"{preset}", given.Source));
    }

    /// <summary>Draws, tells, and gives the exit code.</summary>
    public int Do(
        LongRun run, TalkParameters talk, IReadOnlyList<(Objective Objective, RunFacts Facts)> targets, string output)
    {
        var place = OutputPlace.For(output, network, [.. targets.Select(target => target.Objective)]);
        place.RequireWritable();
        var shown = Template.Is(picture) ? null : Shown();
        var asked = targets.Count * how.Restarts;
        IReadOnlyList<DrawnUnit> drawn = [];
        return run.Do(talk, Draw, () => drawn.Stopped(asked, place));

        int Draw(Work work)
        {
            work.Say(network, given.Preprocessing, given.Source);
            drawn = new PreImageRun(network, place, work).Draw(targets, shown);
            work.Stop.ThrowIfCancellationRequested();
            work.Conclude($"{drawn.Files()} of {asked} pictures: {place.Name}");
            return drawn.Files() == 0 ? ExitCode.Failed : ExitCode.Done;
        }
    }

    Picture Shown()
    {
        var size = how.SizeFor(network);
        var pixels = InputPicture.Read(picture, network, size.Width, size.Height).ToFloats();
        return new(size.Width, size.Height, (int)network.FindInput().Channels, pixels);
    }
}
