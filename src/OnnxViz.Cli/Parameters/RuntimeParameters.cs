using Cocona;
using OnnxViz.CommandLine;
using OnnxViz.CommandLine.Values;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Cli.Parameters;

/// <summary>How a model is fed beside its picture, and where it runs.</summary>
[Heading("Model and device")]
sealed record RuntimeParameters : ICommandParameterSet
{
    [Option(ValueName = "name", Description = "The model's input that takes the picture, where there are several"),
     HasDefaultValue]
    public string? InputName { get; init; }

    [Option(
        ValueName = "name=number|file.npy",
        Description = "What another input is fed: a number, true, false, or an array; once for each such input"),
         HasDefaultValue]
    public NamedFeed[]? Feed { get; init; }

    [Option(ValueName = "device", Description = "Where to compute: auto, cpu or cuda[:n][+tf32] [default: cpu]"),
     HasDefaultValue]
    public Device? Device { get; init; }

    [Option(ValueName = "n", Description = "CPU threads [default: as many as there are cores]"),
     HasDefaultValue,
     AtLeast(1)]
    public int? Threads { get; init; }

    /// <summary>Where to compute.</summary>
    public RuntimeSettings Settings => new(Device ?? Runtime.Device.Cpu, Threads ?? Environment.ProcessorCount);

    /// <summary>Reads a model.</summary>
    /// <param name="model">The model as the user named it.</param>
    public Network Open(string model)
    {
        var path = ModelNames.PathOf(model);
        return Network.Load(path, Over(ModelCard.Beside(path)));
    }

    /// <summary>A model card with what the options say.</summary>
    ModelCard Over(ModelCard card)
    {
        var feeds = card.Feeds.ToDictionary();
        foreach (var (name, feed) in Feed ?? [])
        {
            feeds[name] = feed;
        }

        return card with { Input = InputName ?? card.Input, Feeds = feeds };
    }
}
