using OnnxViz.Cli.Output;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Cli;

/// <summary>Shows a network a picture, under each preprocessing, so that a wrong one is seen.</summary>
static class PictureCheck
{
    const int Best = 5;

    /// <summary>Runs the network on a picture file.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The picture; it is cut to the network's size, or to the usual one where that is open.</param>
    /// <param name="labels">The names of its classes, null for none.</param>
    /// <param name="inForce">The preprocessing that other commands would use.</param>
    /// <param name="settings">Where to run.</param>
    /// <exception cref="OnnxVizException">The picture cannot be read, or the network does not run on it.</exception>
    public static CheckReport Run(
        Network network, string path, ClassLabels? labels, Preprocessing inForce, RuntimeSettings settings)
    {
        var (height, width) = (network.FindInput().UsualHeight, network.FindInput().UsualWidth);
        var picture = InputPicture.Read(path, network, (int)width, (int)height);
        using var check = NetworkCheck.Open(network, height, width, settings);
        var given = check.Run(picture, inForce);
        var outputs = check.Outputs.Select(name => TensorReport.Of(name, given[name])).ToArray();
        var report = new CheckReport(path, [(int)width, (int)height], null, 0, null, [], [], outputs)
        {
            HasLabels = labels is not null,
        };
        if (check.Outputs.FirstOrDefault(name => Classification.Fits(given[name].Type)) is not { } classifier)
        {
            return report;
        }

        var madeBy = network.ToModel().Graph.Producers()[classifier].Operator;
        var result = Classification.Of(given[classifier], madeBy);
        var names = labels?.For(result.Classes.Count);
        (Preprocessing Preset, ClassScore Top)[] tried = [.. Presets(network, inForce)
            .Select(preset => (preset, Classification.Of(check.Run(picture, preset)[classifier], madeBy).Classes[0]))];
        return report with
        {
            Best = PreprocessingChoice.Of(network, [.. tried.Select(each => (each.Preset, each.Top.Probability))]),
            Classifier = classifier,
            Classes = result.Classes.Count,
            Scores = result.Kind,
            Top = [.. result.Classes.Take(Best).Select(each => Named(each, names))],
            Presets =
                [.. tried.Select(
                    each => new PresetReport($"{each.Preset}", each.Preset == inForce, Named(each.Top, names)))],
        };
    }

    /// <summary>The one in force, then the others that fit the number of channels.</summary>
    static IEnumerable<Preprocessing> Presets(Network network, Preprocessing inForce) => Preprocessing.Presets.Values
        .Where(preset =>
            $"{preset}" != $"{inForce}"
                && (preset.Mean.Count <= 1 || preset.Mean.Count == network.FindInput().Channels))
                .Prepend(inForce);

    static ClassReport Named(ClassScore score, IReadOnlyList<string>? names) =>
        new(score.Index, names?[score.Index], score.Probability);
}
