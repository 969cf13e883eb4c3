using Cocona;
using OnnxViz.CommandLine;
using OnnxViz.Features;
using OnnxViz.Networks;
using OnnxViz.Pictures;

namespace OnnxViz.Cli.Parameters;

/// <summary>What is made of maps: raw numbers in files, or pictures.</summary>
[Heading("Maps")]
sealed record MapParameters : ICheckedParameters
{
    [Option(
        ValueName = "format",
        Description = "Raw numbers in place of pictures: npy (a file for each picture and layer), npz, safetensors "
            + "(a file for each picture), csv or json (one table)")]
    [HasDefaultValue]
    public DumpFormat? Format { get; init; }

    [Option(
        ValueName = "way",
        Description = "What is kept of each map: mean, max, or none for all of it [default: none]"), HasDefaultValue]
    public Reduction? Reduce { get; init; }

    [Option(ValueName = "list", Description = "Channels of every layer, such as 0-7,12 [default: all of them]"),
     HasDefaultValue]
    public ChannelList? Channels { get; init; }

    [Option(ValueName = "type", Description = "float32 or float16 [default: float32]"), HasDefaultValue]
    public ElementWidth? Dtype { get; init; }

    [Option(
        ValueName = "map|layer|symmetric",
        Description = "The first and the last colour: the ends of each map, of the layer, or symmetric about zero "
            + "[default: map]"), HasDefaultValue]
    public MapScaling? Scale { get; init; }

    [Option(
        ValueName = "name",
        Description = "gray, viridis or diverging [default: viridis, and diverging where the scale is symmetric]"),
         HasDefaultValue]
    public ColourMap? Colours { get; init; }

    [Option(Description = "Also lay each map over its picture, the strongest place boxed")]
    public bool Overlay { get; init; }

    [Option(
        ValueName = "file",
        Description = "The names of classes, for layers of as many numbers [default: as the model card says]"),
         HasDefaultValue]
    public string? Labels { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        (bool IsGiven, string Name)[] drawn =
        [
            (Scale is not null, "--scale"),
            (Colours is not null, "--colours"),
            (Overlay, "--overlay"),
            (Labels is not null, "--labels"),
        ];
        (bool IsGiven, string Name)[] dumped = [(Dtype is not null, "--dtype"), (Reduce is not null, "--reduce")];
        if ((Format is null ? dumped : drawn).FirstOrDefault(option => option.IsGiven).Name is { } name)
        {
            throw new UsageException(Format is null
                ? $"{name} is for raw numbers: add --format"
                : $"{name} is for pictures: leave out --format");
        }

        if (Dtype is ElementWidth.Float16 && Format is (DumpFormat.Csv or DumpFormat.Json))
        {
            throw new UsageException("--dtype float16 is for npy, npz and safetensors; tables hold numbers as text");
        }
    }

    /// <summary>Where maps go.</summary>
    public FeatureSink Sink(string folder, IReadOnlyList<FeatureLayer> layers, string? labels) => Format is { } format
        ? DumpSink.Of(folder, Dump(format), layers)
        : new PictureSink(folder, Draw((Labels ?? labels) is { } file ? ClassLabels.Read(file) : null), layers);

    DumpSettings Dump(DumpFormat format) => new(format)
    {
        IsHalf = Dtype is ElementWidth.Float16,
        Reduce = Reduce ?? Reduction.None,
        Channels = Channels?.Numbers,
    };

    DrawSettings Draw(ClassLabels? labels)
    {
        var scale = Scale ?? MapScaling.Map;
        var usual = scale == MapScaling.Symmetric ? ColourMap.Diverging : ColourMap.Viridis;
        return new(scale, Colours ?? usual, Overlay, Channels?.Numbers) { Labels = labels };
    }
}
