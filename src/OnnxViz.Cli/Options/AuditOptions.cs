using System.CommandLine;
using System.Globalization;
using OnnxViz.Features;
using OnnxViz.Graph;

namespace OnnxViz.Cli.Options;

/// <summary>The options that say what counts as what in an audit.</summary>
sealed class AuditOptions
{
    const string Folders = "folders";

    readonly Option<float> _epsilon = new("--epsilon")
    {
        Description = "A filter fires where its activation is above this",
        HelpName = "x",
        DefaultValueFactory = _ => AuditSettings.Default.Epsilon,
        CustomParser = Texts.Read(text => Texts.Number(text) is >= 0 and var epsilon
            ? epsilon
            : throw new OnnxVizException($"--epsilon is at least 0, not {text}")),
    };

    readonly Option<double> _nearlyDead = new("--nearly-dead")
    {
        Description = "Filters that fire on fewer of the pictures are nearly silent",
        HelpName = "percent",
        DefaultValueFactory = _ => 100 * AuditSettings.Default.NearlySilent,
        CustomParser = Texts.Read(text => Share(text, "--nearly-dead", 100)),
    };

    readonly Option<double> _duplicate = new("--duplicate")
    {
        Description = "Filters of a layer that correlate above this are duplicates",
        HelpName = "r",
        DefaultValueFactory = _ => AuditSettings.Default.Duplicate,
        CustomParser = Texts.Read(text => Share(text, "--duplicate", 1)),
    };

    readonly Option<bool> _exact = new("--exact")
    {
        Description = "Correlate over all positions; else 100,000 at least, as many as cost next to nothing",
    };

    readonly Option<string?> _labels = new("--labels")
    {
        Description = $"The pictures' classes: a text file with a line for each picture, an IDX file, or `{Folders}` for their folders' names "
            + "[default: the labels beside an IDX file]",
        HelpName = "file",
    };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _epsilon, _nearlyDead, _duplicate, _exact, _labels })
        {
            command.Add(option);
        }
    }

    /// <summary>The settings.</summary>
    public AuditSettings Of(ParseResult args) => new()
    {
        Epsilon = args.GetValue(_epsilon),
        NearlySilent = args.GetValue(_nearlyDead) / 100,
        Duplicate = args.GetValue(_duplicate),
        CorrelationShare = args.GetValue(_exact) ? double.PositiveInfinity : AuditSettings.Default.CorrelationShare,
    };

    /// <summary>The class of each picture; null where the list itself knows.</summary>
    /// <exception cref="OnnxVizException">The labels cannot be read, or do not fit the pictures.</exception>
    public Func<PictureEntry, string?>? Labels(ParseResult args, PictureList pictures) => args.GetValue(_labels) switch
    {
        null => null,
        Folders => PictureLabels.OfFolder,
        var path => PictureLabels.In(path, pictures),
    };

    static double Share(string text, string option, double most) =>
        double.TryParse(text.TrimEnd('%'), CultureInfo.InvariantCulture, out var share) && share >= 0 && share <= most
            ? share
            : throw new OnnxVizException($"{option} is a number from 0 to {most}, not {text}");
}
