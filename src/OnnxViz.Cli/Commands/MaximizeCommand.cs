using Cocona;
using OnnxViz.Cli.Drawing;
using OnnxViz.Cli.Hosting;
using OnnxViz.Cli.Parameters;
using OnnxViz.CommandLine;
using OnnxViz.CommandLine.Values;
using OnnxViz.Graph;

namespace OnnxViz.Cli.Commands;

/// <summary><c>onnxviz maximize net.onnx "channel(relu5_1, 3)" -o picture.png</c></summary>
sealed class MaximizeCommand(LongRun run)
{
    [Command("maximize", Description = "Draw the pictures that units respond to most.")]
    [Examples(
        """
        Examples:
          onnxviz maximize default "channel(relu4_1, 5)" -o five.png
          onnxviz maximize net.onnx --layer relu5_1 --channels 0-63,100 -o pictures --preprocessing imagenet
          onnxviz maximize net.onnx "channel(fc, 281) - 0.5 * layer(conv1)" -o cat.png --steps 512 --optimizer adam
          onnxviz maximize net.onnx --layer conv3_1 --channels 0-24 -o mosaic.png --preset mahendran --mosaic
          onnxviz maximize net.onnx "class(tabby)" -o cat.png --judge other.onnx --photos photos

        Objectives are channel(LAYER, C), neuron(LAYER, C[, Y, X]), layer(LAYER), class(NAME), and sums of these with
        weights (`onnxviz list` has all).
        LAYER is a name, an alias or an index from `onnxviz inspect MODEL`. Beside every picture lies a .json with
        all that is needed to draw it again. Ctrl-C keeps the best pictures so far.

        --preset mahendran climbs one position of each channel, in a picture as large as that sees; take layers before
        their ReLU, which a start from noise may leave silent.

        --judge has another classifier look at every picture of a class; with --photos it looks at the photographs,
        too. --choice takes the fifths of the photographs that excite the unit most and least, and counts for all
        pairs how often the drawn picture lies nearer to the first: 0.5 is chance.
        """)]
    public int Maximize(
        [Argument(Description = ModelNames.About)] string model,
        UnitParameters units,
        [Option(
            'o', ValueName = "path", Description = "Where pictures go: a .png file for one unit, a folder for several")]
        [Ending(".png", OrFolder = true)]
        string output,
        [Option(ValueName = "file.svg", Description = "Where a plot of scores against steps goes")]
        [Ending(".svg")]
        string? plot,
        AscentParameters ascent,
        PeakParameters peaks,
        TrustParameters trusting,
        PreprocessingParameters preprocessing,
        RuntimeParameters runtime,
        TalkParameters talk)
    {
        var network = runtime.Open(model);
        var (chosen, source) = preprocessing.Of(network);
        var (aimed, objectives) = ascent.AimAt(
            network, units.Of(network), peaks, () => new(network, chosen, runtime.Settings, peaks.PeaksFrom));
        var place = OutputPlace.For(output, network, objectives);
        place.RequireWritable();
        var how = aimed.WithSpectrum(network, place.Spectrum);
        var facts = RunFacts.Of(model, network, how.Of(network, chosen, runtime.Settings), how.PresetName, source);
        using var trust = trusting.Of(network, facts.Settings);
        trust?.Require(objectives);

        IReadOnlyList<DrawnUnit> drawn = [];
        return run.Do(talk, Draw, () => drawn.Stopped(objectives.Count, place));

        int Draw(Work work)
        {
            var scores = plot is null ? null : new ScorePlot();
            work.Say(network, chosen, source);
            var drawing = new DrawingRun(network, facts, place, work.Watch, work.Interrupt)
            {
                Trust = trust,
            };
            drawn = work.Watch.Run(onStep => drawing.DrawWithSheet(objectives, progress =>
            {
                scores?.Add(progress);
                onStep(progress);
            }));
            if (scores is not null)
            {
                work.Write(() => AtomicFile.WriteAllText(plot!, scores.Svg()));
            }

            WarnOfDead(work, drawn);
            foreach (var line in trust?.Summary(drawn) ?? [])
            {
                work.Conclude(line);
            }

            work.Stop.ThrowIfCancellationRequested();
            if (drawn.Files() == 0)
            {
                work.Warn("no picture");
                return ExitCode.Failed;
            }

            work.Conclude($"{drawn.Files()} of {objectives.Count} pictures: {place.Name}");
            return ExitCode.Done;
        }
    }

    static void WarnOfDead(Work work, IReadOnlyList<DrawnUnit> drawn)
    {
        string[] dead = [.. drawn.Where(unit => unit.IsDead).Select(unit => $"{unit.Drawn.Objective}")];
        if (dead.Length > 0)
        {
            work.Warn($"dead: {string.Join("; ", dead)}");
        }
    }
}
