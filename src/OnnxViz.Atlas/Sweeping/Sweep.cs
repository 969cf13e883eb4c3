using OnnxViz.Ascent;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Atlas;

/// <summary>Draws the units of an atlas, block by block, and leaves out those that are done.</summary>
/// <param name="network">The network.</param>
/// <param name="settings">How units are drawn.</param>
/// <param name="plan">What there is to draw.</param>
/// <param name="folder">Where to.</param>
public sealed class Sweep(Network network, AscentSettings settings, AtlasPlan plan, AtlasFolder folder)
{
    readonly string _configuration = plan.Configuration;

    /// <summary>Which share is drawn.</summary>
    public Shard Shard { get; init; } = Shard.Whole;

    /// <summary>Told after every step.</summary>
    public Action<SweepProgress>? OnProgress { get; init; }

    /// <summary>Told of every unit that is saved.</summary>
    public Action<UnitRecord>? OnUnit { get; init; }

    /// <summary>Writes files; called with what does.</summary>
    public Action<Action> Write { get; init; } = write => write();

    /// <summary>Draws what is not done yet.</summary>
    /// <param name="stop">Ends it after the step under way; the block under way is lost.</param>
    /// <exception cref="OnnxVizException">A unit cannot be drawn, or a file not be written.</exception>
    public SweepResult Run(CancellationToken stop)
    {
        LargeBlocks.GiveBack();
        var mine = Shard.Of(UnitBlock.Of(plan));
        var open = mine.Where(block => !block.Channels.All(channel => folder.Has(block.Layer, channel))).ToArray();
        var before = mine.Sum(block => block.Count) - open.Sum(block => block.Count);
        var clock = new SweepClock(open, settings.Recipe.Stages.Sum(stage => stage.Steps + 1), before, Costs());
        foreach (var layer in open.GroupBy(block => block.Layer))
        {
            Draw(layer.Key, [.. layer], clock, stop);
            network.Forget();
        }

        return new(clock.Drawn, before, clock.Open - clock.Drawn);
    }

    /// <summary>
    /// The settings that draw a block: with them the bytes of its pictures hang on nothing but the block.
    /// </summary>
    internal static AscentSettings For(AscentSettings settings, int count) =>
        settings with { Batch = count, Narrowing = Narrowing.Fed, KeptSteps = 1, Every = 0 };

    /// <summary>Blocks of one size after those of another, so that only one step is in memory.</summary>
    void Draw(AtlasLayer layer, UnitBlock[] blocks, SweepClock clock, CancellationToken stop)
    {
        foreach (var alike in blocks.GroupBy(block => block.Count).TakeWhile(_ => !stop.IsCancellationRequested))
        {
            var units = alike.SelectMany(block => block.Channels).Select(channel => new Channel(layer.Name, channel));
            var visualizer = new Visualizer(network, For(settings, alike.Key))
            {
                OnStep = step => OnProgress?.Invoke(clock.After(step.Units.Count, layer)),
            };
            foreach (var drawn in visualizer.Maximize([.. units], stop).Where(drawn => !drawn.IsStopped))
            {
                Save(layer, ((Channel)drawn.Objective).Index, drawn);
                clock.Finish(layer);
            }
        }
    }

    /// <summary>A step costs about as much as there are numbers in all layers up to the unit's own.</summary>
    Dictionary<AtlasLayer, double> Costs() => plan.Layers.ToDictionary(
        layer => layer,
        layer => (double)network.FindLayers().All.Take(network.FindLayers().OfTensor(layer.Tensor).Index + 1)
            .Sum(each => each.Shape.Size));

    /// <remarks>The record comes last: where it is there, the unit is done.</remarks>
    void Save(AtlasLayer layer, int channel, Visualization drawn)
    {
        var file = folder.Picture(layer, channel);
        if (drawn.HasPicture)
        {
            Write(() => drawn.WritePicture(file));
        }

        var record = new UnitRecord(
            layer.Name,
            channel,
            drawn.HasPicture ? Path.GetFileName(file) : null,
            drawn.State,
            drawn.Score,
            drawn.SavedScore,
            drawn.Steps,
            $"{drawn.Objective}",
            $"{drawn.Climbed}",
            drawn.Remark,
            _configuration);
        Write(() => AtomicFile.WriteAllText(folder.Record(layer, channel), AtlasJson.Text(record)));
        OnUnit?.Invoke(record);
    }
}
