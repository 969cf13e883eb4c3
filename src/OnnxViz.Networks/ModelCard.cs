using System.Text.Json;
using OnnxViz.Graph;
using OnnxViz.Graph.Foreign;

namespace OnnxViz.Networks;

/// <summary>
/// What a model file does not say about itself: how pictures go in, what its layers are usually called, its classes. It
/// lies beside <c>model.onnx</c> as <c>model.card.json</c>.
/// </summary>
/// <param name="Preprocessing">How pictures go in; null where nobody has said.</param>
/// <param name="Layers">Usual names of layers (<c>block5_conv1</c>) with the tensors they stand for.</param>
/// <param name="Labels">
/// The file that names the classes, a line each, relative to the card; null where there is none.
/// </param>
/// <param name="Input">The picture input, where the model has several.</param>
/// <param name="Source">Where the card came from, for people to read.</param>
public sealed record ModelCard(
    Preprocessing? Preprocessing, IReadOnlyDictionary<string, string> Layers, string? Labels = null,
    string? Input = null, string? Source = null)
{
    /// <summary>What the model is, for people to read; null where nobody has said.</summary>
    public string? About { get; init; }

    /// <summary>
    /// Whether the model is a fixed descriptor of pictures, such as HOG, and nothing in it was learnt.
    /// </summary>
    public bool IsDescriptor { get; init; }

    /// <summary>Where the channels of the picture input are; null to see it from the model.</summary>
    public InputLayout? Layout { get; init; }

    /// <summary>What inputs beside the picture are fed, by name.</summary>
    public IReadOnlyDictionary<string, Feed> Feeds { get; init; } = new Dictionary<string, Feed>();

    /// <summary>A card that says nothing.</summary>
    public static ModelCard Empty { get; } = new(null, new Dictionary<string, string>());

    /// <summary>The card beside a model, or an empty one.</summary>
    /// <exception cref="OnnxVizException">The card is not readable or does not make sense.</exception>
    public static ModelCard Beside(string model)
    {
        var path = PathBeside(model);
        return File.Exists(path) ? Read(path) : Empty;
    }

    /// <summary>Where the card of a model lies.</summary>
    public static string PathBeside(string model) => Path.ChangeExtension(model, ".card.json");

    /// <summary>Reads a card.</summary>
    /// <exception cref="OnnxVizException">The card is not readable or does not make sense.</exception>
    public static ModelCard Read(string path)
    {
        try
        {
            return new ModelCardReader(path).Read(File.ReadAllText(path));
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new OnnxVizException(
                ForeignFile.PointerAt(path) is { } pointer
                    ? $"the model card {pointer}"
                    : $"the model card {path} cannot be read: {error.Message.ReplaceLineEndings(" ")}",
                error);
        }
    }
}
