using System.Globalization;
using Cocona;
using OnnxViz.Ascent;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Runtime;

namespace OnnxViz.Bench;

/// <summary>
/// <c>onnxviz-bench presets net.onnx --layer relu4_1 --preset levelled --preset lucid</c>: how high channels are after
/// how many steps and seconds by presets, a table and two plots.
/// </summary>
sealed class PresetsCommand
{
    static readonly double[] Reached = [0.25, 0.5, 0.9];

    [Command("presets", Description = "Compare presets by the steps and seconds in which they raise channels.")]
    public void Compare(PresetsParameters args)
    {
        var network = Network.Load(args.Model);
        var layer = network.FindLayers().Find(args.Layer);
        Objective[] units = [.. Enumerable.Range(0, (int)Math.Min(args.Channels, layer.Channels)).Select(
            channel => new Channel(layer.Tensor, channel))];
        AscentCurve[] curves = [.. args.Presets.Select(Climb)];
        float[] most = [.. units.Select((_, unit) => curves.Max(curve => curve.End.Scores[unit]))];
        int[] raised = [.. Enumerable.Range(0, units.Length).Where(unit => most[unit] > 0)];
        Console.WriteLine($"{layer.Name}: {raised.Length} of {units.Length} channels are raised by any preset");
        curves = [.. curves.Select(curve => curve with { Looks = [.. curve.Looks.Select(
            look => look with { Scores = [.. raised.Select(unit => look.Scores[unit])] })] })];
        most = [.. raised.Select(unit => most[unit])];
        PrintTable(curves, most);
        Plot(curves, most, args.Plot);

        AscentCurve Climb(string preset)
        {
            var curve = new AscentCurve(
                preset, new AscentWatch(network, SettingsOf(network, preset, args)).Draw(units));
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{preset}: {curve.End.Seconds:F1} s a unit"));
            return curve;
        }
    }

    static AscentSettings SettingsOf(Network network, string text, PresetsParameters args)
    {
        var input = network.FindInput();
        var (height, width) = args.Size > 0
            ? (args.Size, args.Size)
            : ((int)input.UsualHeight, (int)input.UsualWidth);
        var preset = Notation.Read<Preset>(text);
        var recipe = preset.For(height, width, (int)input.Channels);
        var settings = AscentSettings.Of(
            width, height, 1, recipe, NamedPreprocessing.Of(args.Preprocessing), RuntimeSettings.Default);
        return settings with { Every = args.Every };
    }

    static void PrintTable(AscentCurve[] curves, float[] most)
    {
        Console.WriteLine("| preset | steps | s a unit | share of the best | steps, s to 25 % | to 50 % | to 90 % |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var curve in curves)
        {
            var reached = Reached.Select(share => curve.Reaching(share, most) is { } look
                ? string.Create(CultureInfo.InvariantCulture, $"{look.Step}, {look.Seconds:G2} s")
                : "never");
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {curve.Preset} | {curve.End.Step} | {curve.End.Seconds:G3} | {curve.End.Share(most):P0} | "
                + $"{string.Join(" | ", reached)} |"));
        }
    }

    static void Plot(AscentCurve[] curves, float[] most, string? folder)
    {
        if (folder is null)
        {
            return;
        }

        Write("steps", "steps", look => look.Step);
        Write("seconds", "seconds for a unit", look => look.Seconds);

        void Write(string name, string across, Func<AscentLook, double> where)
        {
            var plot = new LinePlot("Activation on the way up", across, "share of the best") { IsLogarithmic = true };
            AtomicFile.WriteAllText(
                Path.Combine(folder, $"{name}.svg"), plot.Svg([.. curves.Select(curve => Line(curve, where))]));
        }

        PlotLine Line(AscentCurve curve, Func<AscentLook, double> where) => new(
            curve.Preset,
            [.. curve.Looks.Where(look => look.Step > 0).Select(
                look => new PlotPoint(where(look), look.Share(most)))]);
    }
}
