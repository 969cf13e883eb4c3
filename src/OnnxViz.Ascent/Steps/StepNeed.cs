using OnnxViz.Graph;
using OnnxViz.Graph.Passes;
using OnnxViz.Networks;

namespace OnnxViz.Ascent;

/// <summary>The memory that one step of a climb takes, told before it is run.</summary>
/// <param name="Tensors">The most bytes that its tensors take at the same time.</param>
/// <param name="Weights">The bytes of its constants.</param>
public sealed record StepNeed(long Tensors, long Weights)
{
    /// <summary>What the largest stage of a recipe needs for some units drawn together.</summary>
    /// <param name="network">The network.</param>
    /// <param name="units">The units, one for each picture of the batch.</param>
    /// <param name="settings">How they are drawn.</param>
    /// <exception cref="OnnxVizException">The network does not take them, or gradients cannot pass.</exception>
    public static StepNeed Of(Network network, IReadOnlyList<Objective> units, AscentSettings settings)
    {
        Objective[] named = [.. units.Select(unit => unit.In(network))];
        var pictures = new PictureNetwork(network, settings.Preprocessing);
        return settings.Recipe.Unfolded.Select(stage => Of(pictures, named, stage, settings))
            .MaxBy(need => need.Tensors)!;
    }

    static StepNeed Of(PictureNetwork network, IReadOnlyList<Objective> units, Stage stage, AscentSettings settings)
    {
        var (height, width) = stage.SizeOf(settings.Height, settings.Width);
        var seen = ViewSteps.SizeSeen(stage, (height, width));
        var scoring = Scoring.Of(network, ViewSteps.Units(stage, units), seen.Height, seen.Width);
        var pictures = stage.Parameterization.PicturesFor(
            [units.Count, network.Network.FindInput().Channels, height, width]);
        return Of(StepGraph.Write(scoring, stage, pictures, DeviceRules.For(settings.Runtime)).Graph);
    }

    static StepNeed Of(OnnxGraph graph)
    {
        var types = graph.Constants.ToDictionary(pair => pair.Key, pair => pair.Value.Type, StringComparer.Ordinal);
        foreach (var info in graph.Inputs.Concat(graph.Inner)
            .Concat(graph.Outputs).Where(info => info.Shape is not null))
        {
            types[info.Name] = new(info.Element, info.Shape!);
        }

        return new(
            (long)PeakMemory.Of(graph, types).Bytes,
            graph.Constants.Values.Sum(tensor => (long)tensor.Element.ByteCount(tensor.Shape.Size)));
    }
}
