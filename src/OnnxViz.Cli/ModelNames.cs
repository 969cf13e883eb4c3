using OnnxViz.Cli.Output;
using OnnxViz.CommandLine;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Cli;

/// <summary>What users may call a model besides the path of its file.</summary>
static class ModelNames
{
    /// <summary>The network that comes with onnxviz.</summary>
    public const string Default = "default";

    /// <summary>What the help says about the argument.</summary>
    public const string About = "An ONNX file, the name of a pulled model, or a model of `onnxviz list`.";

    static readonly string Nets = Path.Combine(AppContext.BaseDirectory, "nets");

    /// <summary>The names of the models that come with onnxviz, in order.</summary>
    public static IReadOnlyList<string> Own { get; } = Directory.Exists(Nets)
        ? [.. Directory.EnumerateFiles(Nets, "*.onnx").Select(path => Path.GetFileNameWithoutExtension(path)).Order(
            StringComparer.Ordinal)]
        : [];

    /// <summary>
    /// The file that a name means: a model that comes along, a file that is there, or a model that was pulled. A file
    /// that has the name of a model that comes along is meant by a path, such as <c>./hog</c>.
    /// </summary>
    /// <exception cref="OnnxVizException">
    /// It is neither a file nor a name, a published model that has not been pulled, or onnxviz is not whole.
    /// </exception>
    public static string PathOf(string name) =>
        name == Default || Own.Contains(name) ? OwnModel(name)
        : File.Exists(name) ? name
        : PublishedModels.Standard.Known(name) is { } model ? Pulled(model)
        : Directory.Exists(name) ? throw new OnnxVizException($"{name} is a folder: give the path of an .onnx file")
        : Path.HasExtension(name) || name.AsSpan().ContainsAny('/', '\\') ? name
        : throw Unknown(name);

    /// <summary>The error that a word is neither a file nor a name.</summary>
    static OnnxVizException Unknown(string name)
    {
        var nearest = Suggestion.Text(name, [.. Own, .. PublishedModels.Standard.All.Select(model => model.Name)]);
        return new($"{name} does not exist, and no model goes by this "
            + $"name{(nearest.Length > 0 ? nearest : " (`onnxviz list` and `onnxviz pull` list those that do)")}");
    }

    static string OwnModel(string name)
    {
        var path = Path.Combine(Nets, $"{name}.onnx");
        return File.Exists(path)
            ? path
            : throw new OnnxVizException(
                $"the network {name} is not beside onnxviz ({path}): give the path of an ONNX file");
    }

    static string Pulled(PublishedModel model)
    {
        var path = ModelPull.PathOf(model, ModelFolder.Find());
        return File.Exists(path)
            ? path
            : throw new OnnxVizException(
                $"{model.Name} has not been downloaded yet: `onnxviz pull {model.Name}` does that "
                + $"({ByteCount.Text(model.File.Size)})");
    }
}
