using Cocona;
using OnnxViz.CommandLine;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Parameters;

/// <summary>How pictures go in, over what the model card says.</summary>
[Heading("Preprocessing")]
sealed record PreprocessingParameters : ICheckedParameters
{
    /// <summary>What the help says of the option that no preprocessing goes with.</summary>
    public const string AboutTensor =
        "Arrays (.npy) are the network's input itself, of its own shape: no preprocessing";

    [Option(
        ValueName = "preset",
        Description = "How pictures go in: unit, imagenet, caffe, tf, raw255 [default: as the model card says]"),
         HasDefaultValue]
    public Preprocessing? Preprocessing { get; init; }

    [Option(ValueName = "low,high", Description = "What black and white become, such as 0,255"), HasDefaultValue]
    public NumberList? Range { get; init; }

    [Option(ValueName = "a,b,c", Description = "What is subtracted from each channel, in the range's units"),
     HasDefaultValue]
    public NumberList? Mean { get; init; }

    [Option(ValueName = "a,b,c", Description = "What each channel is divided by, in the range's units"),
     HasDefaultValue]
    [Synonym("std")]
    public NumberList? Sd { get; init; }

    [Option(ValueName = "rgb|bgr", Description = "The order of the model's colour channels"), HasDefaultValue]
    public ChannelOrder? Order { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        if (Range is { Numbers.Count: not 2 })
        {
            throw new UsageException($"--range takes two numbers, not {Range}");
        }

        if (Sd is not null && Sd.Numbers.Any(number => number <= 0))
        {
            throw new UsageException($"--sd takes positive numbers, not {Sd}");
        }
    }

    /// <summary>
    /// How pictures go in, and how that is known; arrays that are the network's input itself go in as they stand.
    /// </summary>
    /// <exception cref="UsageException">Options say how pictures go in, and there are none.</exception>
    public (Preprocessing Preprocessing, string Source) Of(
        Network network, bool areTensors) => !areTensors ? Of(network)
        : Given is [var option, ..]
        ? throw new UsageException($"{option} is for pictures: leave it out, or leave out --tensor")
        : (Networks.Preprocessing.Presets["unit"], "--tensor: arrays go in as they stand");

    /// <summary>How pictures go in, and how that is known.</summary>
    public (Preprocessing Preprocessing, string Source) Of(Network network)
    {
        var start = Preprocessing ?? network.Card.Preprocessing ?? network.FindInput().UsualPreprocessing;
        var chosen = start with
        {
            Low = Range?.Numbers[0] ?? start.Low,
            High = Range?.Numbers[1] ?? start.High,
            Mean = Mean?.Numbers ?? start.Mean,
            Sd = Sd?.Numbers ?? start.Sd,
            Order = Order ?? start.Order,
        };
        return (chosen, Source(network));
    }

    /// <summary>The options that say how pictures go in.</summary>
    string[] Given
    {
        get
        {
            (object? Value, string Name)[] all =
                [
                    (Preprocessing, "--preprocessing"),
                    (Range, "--range"),
                    (Mean, "--mean"),
                    (Sd, "--sd"),
                    (Order, "--order"),
                ];
            return [.. all.Where(option => option.Value is not null).Select(option => option.Name)];
        }
    }

    /// <summary>Whether options say how pictures go in.</summary>
    public bool IsGiven => Given.Length > 0;

    string Source(Network network)
    {
        var given = Given;
        return given.Length == 0 ? Known(network)
            : Preprocessing is not null || network.Card.Preprocessing is null ? $"from {string.Join(", ", given)}"
            : $"{Known(network)}, changed by {string.Join(", ", given)}";
    }

    static string Known(Network network)
    {
        var (card, input) = (network.Card, network.FindInput());
        var usual = input.UsualPreprocessing;
        var who = card.Source is null ? "no model card" : "the model card does not say";
        var why = input.IsWhole ? $", since the file takes {input.FileElement}" : "";
        return card.Preprocessing is not null
            ? $"from {Path.GetFileName(card.Source)}"
            : $"{who}: pictures go in as {usual.Low}..{usual.High}{why}; use --preprocessing if that is wrong";
    }
}
