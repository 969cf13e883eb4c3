using Cocona;
using OnnxViz.Ascent;
using OnnxViz.CommandLine;
using OnnxViz.CommandLine.Values;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Cli.Parameters;

/// <summary>How pictures are drawn.</summary>
[Heading("Ascent")]
sealed record AscentParameters : ICheckedParameters
{
    const int JitterShare = 16;

    [Option(ValueName = "N|WxH", Description = "Pixels [default: the model's own size; 224 where it leaves that open]"),
     HasDefaultValue]
    public PictureSize? Size { get; init; }

    [Option(ValueName = "n", Description = "Steps of ascent"), HasDefaultValue, AtLeast(1)]
    public int Steps { get; init; } = 256;

    [Option(ValueName = "name", Description = "normalized, adam, sgd or lbfgs"), HasDefaultValue]
    public string Optimizer { get; init; } = "normalized";

    [Option(
        ValueName = "rate",
        Description = "The optimizer's rate [default: normalized 0.02, adam 0.02, sgd 1, lbfgs 0.1]"), HasDefaultValue]
    public float? Rate { get; init; }

    [Option(ValueName = "n", Description = "The seed of the starting noise and of the jitter"), HasDefaultValue]
    public int Seed { get; init; }

    [Option(
        ValueName = "pixels",
        Description = "Pixels that pictures are shaken by at every step; 0 for none [default: a 16th of the size, "
            + "for lbfgs 0]")]
    [HasDefaultValue, AtLeast(0)]
    public int? Jitter { get; init; }

    [Option(ValueName = "n", Description = "Pictures drawn at once [default: 1 to 16, by their size]"),
     HasDefaultValue,
     AtLeast(1)]
    public int? Batch { get; init; }

    [Option(ValueName = "n", Description = "Also keep the picture of every n-th step; 0 for none"),
     HasDefaultValue,
     AtLeast(0)]
    public int Every { get; init; }

    /// <inheritdoc/>
    public void Check() => _ = Ascent.Optimizer.Named(Optimizer, Rate);

    /// <summary>The settings for a network.</summary>
    public AscentSettings Of(Network network, Preprocessing preprocessing, RuntimeSettings runtime)
    {
        var size = Size ?? new((int)network.Input.UsualWidth, (int)network.Input.UsualHeight);
        var optimizer = Ascent.Optimizer.Named(Optimizer, Rate);
        var shortest = Math.Min(size.Width, size.Height);
        var jitter = Jitter is not { } asked ? (optimizer is HostOptimizer ? 0 : Math.Max(1, shortest / JitterShare))
            : asked < shortest ? asked
            : throw new UsageException($"--jitter {asked} leaves nothing of a picture of {size.Width}x{size.Height}: "
                + $"it is less than {shortest}");
        return new(
            size.Width,
            size.Height,
            Steps,
            Seed,
            optimizer,
            new Pixels(),
            jitter == 0 ? [] : [new Jitter(jitter)],
            preprocessing,
            runtime)
        {
            Batch = Batch,
            Every = Every,
        };
    }
}
