using Cocona;
using OnnxViz.Ascent;
using OnnxViz.Cli.Drawing;
using OnnxViz.CommandLine;
using OnnxViz.Features;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Parameters;

/// <summary>What is asked about the trust that pictures deserve.</summary>
[Heading("Trust")]
sealed record TrustParameters : ICheckedParameters
{
    [Option(
        ValueName = "other.onnx", Description = "Another classifier, which says what it sees in pictures of a class"),
     HasDefaultValue]
    public string? Judge { get; init; }

    [Option(ValueName = "preset", Description = "How pictures go into the judge [default: as its model card says]"),
     HasDefaultValue]
    public Preprocessing? JudgePreprocessing { get; init; }

    [Option(ValueName = "folder", Description = "Photographs among which the picture's score is placed"),
     HasDefaultValue]
    public string? Photos { get; init; }

    [Option(Description = "Whether the picture tells which of two of --photos excites the unit more, in another layer")]
    public bool Choice { get; init; }

    [Option(
        ValueName = "layer",
        Description = "The layer in which --choice compares, of the judge where there is one [default: at four fifths "
            + "of the depth, or two for deep units]"),
     HasDefaultValue]
    public string? ChoiceLayer { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        Require(JudgePreprocessing is null || Judge is not null, "--judge-preprocessing needs --judge");
        Require(!Choice || Photos is not null, "--choice needs --photos");
        Require(ChoiceLayer is null || Choice, "--choice-layer needs --choice");
    }

    /// <summary>The check that was asked for; null for none.</summary>
    /// <exception cref="Graph.OnnxVizException">A network cannot judge, or photographs cannot be read.</exception>
    public TrustCheck? Of(Network network, AscentSettings settings)
    {
        if (Judge is null && Photos is null)
        {
            return null;
        }

        using var photographs = Photos is null ? null : PictureList.Of([Photos]);
        return new(network, settings, JudgeNetwork(), photographs, Choice, ChoiceLayer);
    }

    PictureNetwork? JudgeNetwork()
    {
        if (Judge is null)
        {
            return null;
        }

        var network = Network.Load(ModelNames.PathOf(Judge));
        return new(
            network, JudgePreprocessing ?? network.Card.Preprocessing ?? throw new UsageException(
                $"the judge {Judge} has no model card that says how pictures go in: give --judge-preprocessing"));
    }

    static void Require(bool isRight, string fault)
    {
        if (!isRight)
        {
            throw new UsageException(fault);
        }
    }
}
