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
    public const string About = $"An ONNX file, the name of a pulled model, or `{Default}`.";

    /// <summary>The file that a name means: one that is there, the default net, or a model that was pulled.</summary>
    /// <exception cref="OnnxVizException">
    /// It is neither a file nor a name, a published model that has not been pulled, or onnxviz is not whole.
    /// </exception>
    public static string PathOf(string name) =>
        name == Default ? DefaultNet()
        : File.Exists(name) ? name
        : PublishedModels.Standard.Known(name) is { } model ? Pulled(model)
        : Directory.Exists(name) ? throw new OnnxVizException($"{name} is a folder: give the path of an .onnx file")
        : Path.HasExtension(name) || name.AsSpan().ContainsAny('/', '\\') ? name
        : throw Unknown(name);

    /// <summary>The error that a word is neither a file nor a name.</summary>
    static OnnxVizException Unknown(string name)
    {
        var nearest = Suggestion.Text(name, [Default, .. PublishedModels.Standard.All.Select(model => model.Name)]);
        return new($"{name} does not exist, and no model goes by this "
            + $"name{(nearest.Length > 0 ? nearest : " (`onnxviz pull` lists those that do)")}");
    }

    static string DefaultNet()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "nets", $"{Default}.onnx");
        return File.Exists(path)
            ? path
            : throw new OnnxVizException(
                $"the network {Default} is not beside onnxviz ({path}): give the path of an ONNX file");
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
