using OnnxViz.Ascent;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;

namespace OnnxViz.Cli.Drawing;

/// <summary>Draws the picture of a manifest again; one that was stopped, up to where it was.</summary>
/// <param name="manifest">The manifest.</param>
/// <param name="network">The network, fed as the manifest says.</param>
/// <param name="settings">Its settings.</param>
sealed class Replay(Manifest manifest, Network network, AscentSettings settings)
{
    /// <summary>Draws it.</summary>
    /// <remarks>
    /// In as large a company and at the same place as then, since sums are added up in another order in a batch of
    /// another size; who the others are does not matter, so they are the unit itself.
    /// </remarks>
    /// <param name="onStep">Told after every step.</param>
    /// <param name="stop">Ends it.</param>
    public Visualization Draw(Action<AscentProgress> onStep, CancellationToken stop)
    {
        var unit = Objective.Parse(manifest.Objective);
        var copies = Enumerable.Repeat(unit, Math.Max(1, manifest.Together.Count / settings.Variants)).ToArray();
        ObjectiveCheck.Require(network, [unit]);
        var visualizer = new Visualizer(network, settings with
        {
            Batch = manifest.Together.Count,
            Narrowing = manifest.Together.Narrowing,
            StopPoint = manifest.Stopped ? new(manifest.State, manifest.Steps) : null,
        })
        {
            OnStep = onStep,
        };
        var drawn = visualizer.Maximize(copies, stop).ToArray();
        stop.ThrowIfCancellationRequested();
        return manifest.Together.Place < drawn.Length
            ? drawn[manifest.Together.Place]
            : throw new OnnxVizException($"the manifest says picture {manifest.Together.Place} of {drawn.Length}");
    }

    /// <summary>The largest difference between two pictures in grey levels; none where sizes differ.</summary>
    public static int? Difference(Picture one, Picture other) =>
        (one.Width, one.Height, one.Channels) != (other.Width, other.Height, other.Channels) ? null
            : one.ToBytes().Zip(other.ToBytes()).Max(pair => Math.Abs(pair.First - pair.Second));
}
