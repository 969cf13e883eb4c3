using Cocona;
using OnnxViz.Ascent;
using OnnxViz.CommandLine;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Parameters;

/// <summary>The units to draw: objectives, or channels of a layer.</summary>
sealed record UnitParameters : ICheckedParameters
{
    [Argument("objective", Description = "What to maximize, such as \"channel(relu5_1, 3)\"."), HasDefaultValue]
    public Objective[]? Objectives { get; init; }

    [Option(ValueName = "layer", Description = "A layer, instead of objectives: its name, alias or index"),
     HasDefaultValue]
    public string? Layer { get; init; }

    [Option(ValueName = "list", Description = "Channels of --layer, such as 0-63,100 [default: all of them]"),
     HasDefaultValue]
    public ChannelList? Channels { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        if (Layer is null && Channels is not null)
        {
            throw new UsageException("--channels needs --layer");
        }

        if (Layer is not null && Objectives is [var first, ..])
        {
            throw new UsageException($"--layer and objectives ({first}) exclude each other: give one or the other");
        }

        if (Layer is null && Objectives is not { Length: > 0 })
        {
            throw new UsageException(
                "name an objective such as \"channel(relu5_1, 3)\", or give --layer and --channels");
        }
    }

    /// <summary>The units, each once, with layers and channels that exist.</summary>
    /// <exception cref="Graph.OnnxVizException">A layer or channel does not exist.</exception>
    public IReadOnlyList<Objective> Of(Network network)
    {
        Objective[] all = [.. Objectives ?? [], .. OfLayer(network)];
        ObjectiveCheck.Require(network, all);
        return [.. all.Distinct()];
    }

    IEnumerable<Objective> OfLayer(Network network)
    {
        if (Layer is null)
        {
            return [];
        }

        var layer = network.FindLayers().Find(Layer);
        return (Channels?.Numbers ?? [.. Enumerable.Range(0, (int)layer.Channels)]).Select(
            channel => new Channel(layer.Name, channel));
    }
}
