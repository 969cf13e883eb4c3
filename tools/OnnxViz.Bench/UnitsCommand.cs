using Cocona;
using OnnxViz.Ascent;
using OnnxViz.Features;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Runtime;

namespace OnnxViz.Bench;

/// <summary>
/// <c>onnxviz-bench units net.onnx --photos FOLDER --layers a,b,c</c>: whether the pictures that maximize draws make
/// channels larger than any photograph does.
/// </summary>
sealed class UnitsCommand
{
    [Command("units", Description = "Compare drawn pictures with photographs, channel by channel.")]
    public void Compare(UnitsParameters args)
    {
        var network = Network.Load(args.Model);
        var preprocessing = NamedPreprocessing.Of(args.Preset);
        Console.WriteLine(
            "| layer | channels | above every photograph | dead | redirected | median drawn / best photograph |");
        Console.WriteLine("|---|---|---|---|---|---|");
        var names = new SafeNames("layer");
        foreach (var name in args.Layers.Split(','))
        {
            var layer = network.FindLayers().Find(name);
            var best = PhotoMaxima.Of(network, layer, preprocessing, args.Photos);
            var drawn = Draw(network, layer, preprocessing, args);
            Report(layer, drawn, best);
            Save(names.Of(layer.Name), drawn, args.Out);
        }
    }

    Visualization[] Draw(Network network, Layer layer, Preprocessing preprocessing, UnitsParameters args)
    {
        var shape = network.FindInput().UsualShape(1);
        var settings = new AscentSettings(
            (int)shape[3], (int)shape[2], args.Steps, 1, new NormalizedAscent(), new Pixels(),
            [new Jitter(Math.Max(1, (int)shape[2] / 16))], preprocessing, RuntimeSettings.Default);
        var count = (int)Math.Min(args.Channels, layer.Channels);
        Objective[] units = [.. Enumerable.Range(0, count).Select(channel => new Channel(layer.Name, channel))];
        return [.. new Visualizer(network, settings).Maximize(units)];
    }

    static void Report(Layer layer, Visualization[] drawn, float[] best)
    {
        var live = drawn.Select((unit, channel) => (unit, channel)).Where(
            pair => pair.unit.State != UnitState.Dead).ToArray();
        var above = live.Count(pair => pair.unit.SavedScore > best[pair.channel]);
        var ratios = live.Select(pair => pair.unit.SavedScore / best[pair.channel]).Order().ToArray();
        var dead = drawn.Count(unit => unit.State == UnitState.Dead);
        var redirected = drawn.Count(unit => unit.State == UnitState.Redirected);
        Console.WriteLine(
            $"| {layer.Name} {layer.Shape} | {drawn.Length} | {above} | {dead} | {redirected} | "
            + $"{(ratios.Length > 0 ? ratios[ratios.Length / 2] : 0):F1} |");
    }

    static void Save(string name, Visualization[] drawn, string? folder)
    {
        if (folder is not null)
        {
            var captioned = drawn.Select(
                unit => new CaptionedPicture(unit.Picture, $"{unit.State}: {unit.SavedScore:G4}"));
            PictureFile.Write(Path.Combine(folder, $"{name}.png"), new ContactSheet(4).Draw([.. captioned]));
        }
    }
}
