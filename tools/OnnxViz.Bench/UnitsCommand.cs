using System.CommandLine;
using OnnxViz.Ascent;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Runtime;

namespace OnnxViz.Bench;

/// <summary>
/// <c>onnxviz-bench units net.onnx --photos FOLDER --layers a,b,c</c>: whether the pictures that maximize draws make channels larger than any
/// photograph does.
/// </summary>
sealed class UnitsCommand : Command
{
    readonly Argument<string> _model = new("model") { Description = "The ONNX file." };
    readonly Option<string> _photos = new("--photos") { Description = "A folder of photographs.", Required = true };
    readonly Option<string> _layers = new("--layers") { Description = "Layers, separated by commas.", Required = true };
    readonly Option<int> _channels = new("--channels") { Description = "Channels of each layer, from 0.", DefaultValueFactory = _ => 16 };
    readonly Option<int> _steps = new("--steps") { Description = "Updates.", DefaultValueFactory = _ => 128 };
    readonly Option<string> _preset = new("--preprocessing") { Description = "unit, imagenet, caffe, tf, raw255 or squeezenet.", DefaultValueFactory = _ => "unit" };
    readonly Option<string?> _out = new("--out") { Description = "A folder for contact sheets." };

    public UnitsCommand() : base("units", "Compare drawn pictures with photographs, channel by channel.")
    {
        Arguments.Add(_model);
        foreach (var option in new Option[] { _photos, _layers, _channels, _steps, _preset, _out })
        {
            Options.Add(option);
        }

        SetAction(Compare);
    }

    void Compare(ParseResult args)
    {
        var network = Network.Load(args.GetRequiredValue(_model));
        var preset = args.GetValue(_preset) ?? "unit";
        var preprocessing = preset == "squeezenet"
            ? new Preprocessing(0, 255, [104, 117, 123], [], ChannelOrder.Bgr)
            : Preprocessing.Preset(preset);
        Console.WriteLine("| layer | channels | above every photograph | dead | redirected | median drawn / best photograph |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var name in args.GetRequiredValue(_layers).Split(','))
        {
            var layer = network.Layers.Find(name);
            var best = PhotoMaxima.Of(network, layer, preprocessing, args.GetRequiredValue(_photos));
            var drawn = Draw(network, layer, preprocessing, args);
            Report(layer, drawn, best);
            Save(layer, drawn, args.GetValue(_out));
        }
    }

    Visualization[] Draw(Network network, Layer layer, Preprocessing preprocessing, ParseResult args)
    {
        var shape = network.Input.UsualShape(1);
        var settings = new AscentSettings(
            (int)shape[3], (int)shape[2], args.GetValue(_steps), 1, new NormalizedAscent(), new Pixels(),
            [new Jitter(Math.Max(1, (int)shape[2] / 16))], preprocessing, RuntimeSettings.Default);
        var count = (int)Math.Min(args.GetValue(_channels), layer.Channels);
        Objective[] units = [.. Enumerable.Range(0, count).Select(channel => new Channel(layer.Name, channel))];
        return [.. new Visualizer(network, settings).Maximize(units)];
    }

    static void Report(Layer layer, Visualization[] drawn, float[] best)
    {
        var live = drawn.Select((unit, channel) => (unit, channel)).Where(pair => pair.unit.State != UnitState.Dead).ToArray();
        var above = live.Count(pair => pair.unit.SavedScore > best[pair.channel]);
        var ratios = live.Select(pair => pair.unit.SavedScore / best[pair.channel]).Order().ToArray();
        var dead = drawn.Count(unit => unit.State == UnitState.Dead);
        var redirected = drawn.Count(unit => unit.State == UnitState.Redirected);
        Console.WriteLine(
            $"| {layer.Name} {layer.Shape} | {drawn.Length} | {above} | {dead} | {redirected} | {(ratios.Length > 0 ? ratios[ratios.Length / 2] : 0):F1} |");
    }

    static void Save(Layer layer, Visualization[] drawn, string? folder)
    {
        if (folder is not null)
        {
            var captioned = drawn.Select(unit => new CaptionedPicture(unit.Picture, $"{unit.State}: {unit.SavedScore:G4}"));
            PictureFile.Write(Path.Combine(folder, $"{layer.Name.Replace('/', '_')}.png"), new ContactSheet(4).Draw([.. captioned]));
        }
    }
}
