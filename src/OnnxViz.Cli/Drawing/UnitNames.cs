using OnnxViz.Ascent;
using OnnxViz.Features;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Drawing;

/// <summary>File names for units, such as <c>relu5_1-0012</c>.</summary>
static class UnitNames
{
    /// <summary>The name of the contact sheet, which no unit gets.</summary>
    public const string Sheet = "sheet";

    /// <summary>The name of the measured spectrum, which no unit gets.</summary>
    public const string Spectrum = "spectrum";

    /// <summary>A name for each unit, without an extension; no two differ by case alone.</summary>
    public static IReadOnlyDictionary<Objective, string> Of(Network network, IReadOnlyList<Objective> objectives)
    {
        var names = new SafeNames("unit", Sheet, Spectrum);
        return objectives.ToDictionary(
            objective => objective,
            objective => names.Of(Of(objective.Subject.Rename(layer => network.FindLayers().Find(layer).Name))));
    }

    static string Of(Objective objective) => objective switch
    {
        Channel channel => $"{channel.Layer}-{channel.Index:0000}",
        Neuron { Y: null } neuron => $"{neuron.Layer}-{neuron.Index:0000}-centre",
        Neuron neuron => $"{neuron.Layer}-{neuron.Index:0000}-{neuron.Y}-{neuron.X}",
        WholeLayer layer => layer.Layer,
        Inversion or Caricature or DotProduct => ((GivenPicture)objective).Layer,
        Mosaic mosaic => $"{mosaic.Layer}-mosaic",
        _ => $"{objective}",
    };
}
