using OnnxViz.Ascent;
using OnnxViz.CommandLine.Completing;
using OnnxViz.Networks;
using OnnxViz.Pictures;

namespace OnnxViz.Cli.Hosting;

/// <summary>What a shell may complete words to: names of models, layers, presets.</summary>
sealed class WordCandidates : ICandidates
{
    const string Model = "model";
    const string Layer = "layer";

    /// <inheritdoc/>
    public IReadOnlyList<string>? Of(Type type) =>
        type == typeof(Preprocessing) ? [.. Preprocessing.Presets.Keys]
        : type == typeof(Preset) ? [.. Notation.Of<Preset>().Select(preset => preset.Name)]
        : type == typeof(ResizeMode) ? ["crop", "pad", "stretch"]
        : type == typeof(ColourMap) ? ["gray", "viridis", "diverging"]
        : type == typeof(Runtime.Device) ? [Runtime.Device.Auto, "cpu", "cuda"]
        : null;

    /// <inheritdoc/>
    public bool IsOpen(string parameter) => parameter is Model or Layer;

    /// <inheritdoc/>
    public IEnumerable<string> Of(string parameter, IReadOnlyList<string> words) => parameter switch
    {
        Model => Models(words is [.., var part] ? part : ""),
        Layer => words.Skip(1).FirstOrDefault(word => !word.StartsWith('-')) is { } model ? Layers(model) : [],
        _ => [],
    };

    static IEnumerable<string> Models(string part)
    {
        var pulled = PublishedModels.Standard.All.Where(
            model => File.Exists(ModelPull.PathOf(model, ModelFolder.Find()))).Select(model => model.Name);
        return [.. ModelNames.Own, .. pulled, .. Files(part)];
    }

    /// <summary>ONNX files and folders whose paths begin so.</summary>
    static IEnumerable<string> Files(string part)
    {
        var folder = Path.GetDirectoryName(part) is { Length: > 0 } parent ? parent : part.StartsWith('/') ? "/" : ".";
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var prefix = part[..^Path.GetFileName(part).Length];
        return Directory.EnumerateDirectories(folder).Select(path => $"{prefix}{Path.GetFileName(path)}/")
            .Concat(Directory.EnumerateFiles(folder, "*.onnx").Select(path => prefix + Path.GetFileName(path)));
    }

    static IEnumerable<string> Layers(string model)
    {
        var path = ModelNames.PathOf(model);
        return Network.Load(path, ModelCard.Beside(path)).FindLayers().All.Select(layer => layer.Name);
    }
}
