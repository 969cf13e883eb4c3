using OnnxViz.Graph;

namespace OnnxViz.Representations.Publishing;

/// <summary>Writes representations and their model cards.</summary>
public static class Publisher
{
    /// <summary>Writes both files.</summary>
    /// <returns>The path of the model.</returns>
    public static string Write(string folder, Representation representation)
    {
        var path = Path.Combine(folder, $"{representation.Name}.onnx");
        ModelFile.Write(path, representation.Model());
        AtomicFile.WriteAllText(Path.ChangeExtension(path, ".card.json"), ModelCard.Json(representation));
        return path;
    }
}
