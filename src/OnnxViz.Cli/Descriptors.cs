namespace OnnxViz.Cli;

/// <summary>The fixed descriptors that come with onnxviz, as networks.</summary>
static class Descriptors
{
    static readonly string[] Names = ["hog", "hogb", "hog31", "dsift", "dsift5", "bovw"];

    /// <summary>Whether a model, as the user named it, is one of them.</summary>
    public static bool Has(string model) => Names.Contains(Path.GetFileNameWithoutExtension(model));
}
