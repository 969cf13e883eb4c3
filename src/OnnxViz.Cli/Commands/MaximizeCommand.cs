using System.CommandLine;
using OnnxViz.Cli.Drawing;
using OnnxViz.Cli.Options;

namespace OnnxViz.Cli.Commands;

/// <summary><c>onnxviz maximize net.onnx "channel(relu5_1, 3)" -o picture.png</c></summary>
sealed class MaximizeCommand : ExplainedCommand
{
    const string HelpText =
        """
        Examples:
          onnxviz maximize default "channel(relu4_1, 5)" -o five.png
          onnxviz maximize net.onnx --layer relu5_1 --channels 0-63,100 -o pictures --preprocessing imagenet
          onnxviz maximize net.onnx "channel(fc, 281) - 0.5 * layer(conv1)" -o cat.png --steps 512 --optimizer adam

        Objectives are channel(LAYER, C), neuron(LAYER, C[, Y, X]), layer(LAYER), and sums of these with weights.
        LAYER is a name, an alias or an index from `onnxviz inspect MODEL`. Beside every picture lies a .json with
        all that is needed to draw it again. Ctrl-C keeps the best pictures so far.
        """;

    const int Stopped = 130;

    readonly Terminal _terminal;
    readonly CommonOptions _common = new();
    readonly UnitOptions _units = new();
    readonly AscentOptions _ascent = new();
    readonly PreprocessingOptions _preprocessing = new();

    readonly Option<string> _output = new("--output", "-o")
    {
        Description = "Where pictures go: a .png file for one unit, a folder for several",
        HelpName = "path",
        Required = true,
    };

    readonly QuietOption _quiet = new();

    public MaximizeCommand(Terminal terminal)
        : base("maximize", "Draw the pictures that units respond to most.", HelpText)
    {
        _terminal = terminal;
        _common.AddModelTo(this);
        _units.AddTo(this);
        Add(_output);
        _ascent.AddTo(this);
        _preprocessing.AddTo(this);
        _common.AddRuntimeTo(this);
        Add(_common.Json);
        _quiet.AddTo(this);
        SetAction(Run);
    }

    int Run(ParseResult args)
    {
        var network = _common.Open(args);
        var objectives = _units.Of(args, network);
        var place = OutputPlace.For(args.GetRequiredValue(_output), network, objectives);
        var (preprocessing, source) = _preprocessing.Of(args, network);
        var settings = _ascent.Of(args, network, preprocessing, _common.Runtime(args));
        var facts = RunFacts.Of(_common.ModelName(args), network, settings, source);
        place.RequireWritable();

        var watch = _quiet.Watch(_terminal, _common, args);
        using var interrupt = new Interrupt(watch.Say);
        _quiet.Say(watch, preprocessing, source, args);

        var drawing = new DrawingRun(network, facts, place, watch, interrupt);
        var results = watch.Run(onStep => drawing.Draw(objectives, onStep));
        Summarize(args, results, objectives.Count, place, interrupt.IsAsked);
        return interrupt.IsAsked ? Stopped : 0;
    }

    void Summarize(ParseResult args, IReadOnlyList<DrawnUnit> units, int asked, OutputPlace place, bool isStopped)
    {
        var drawn = units.Count(unit => unit.File is not null);
        if (isStopped)
        {
            _terminal.Error.WriteLine(drawn == 0
                ? "onnxviz: stopped before there was a picture"
                : $"onnxviz: stopped; kept the best pictures so far: {drawn} of {asked} in {place.Name}");
        }
        else if (!_quiet.IsGiven(args))
        {
            _terminal.Error.WriteLine(drawn == 0 ? "no picture" : $"{drawn} of {asked} pictures: {place.Name}");
        }

        var dead = units.Where(unit => unit.IsDead).Select(unit => $"{unit.Drawn.Objective}").ToArray();
        if (dead.Length > 0)
        {
            _terminal.Error.WriteLine($"onnxviz: dead: {string.Join("; ", dead)}");
        }
    }
}
