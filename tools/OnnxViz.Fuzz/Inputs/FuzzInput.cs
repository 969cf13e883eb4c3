namespace OnnxViz.Fuzz.Inputs;

/// <summary>One input: a model or picture file, and what lies beside it.</summary>
/// <param name="Name">How it was made.</param>
/// <param name="Model">The bytes of the file.</param>
sealed record FuzzInput(string Name, byte[] Model)
{
    /// <summary>What the file is called.</summary>
    public string FileName { get; init; } = "model.onnx";

    /// <summary>Further files, by their path relative to its folder.</summary>
    public IReadOnlyDictionary<string, byte[]> Files { get; init; } = new Dictionary<string, byte[]>();

    /// <summary>Symbolic links, by their path relative to the model's folder, with what they point to.</summary>
    public IReadOnlyDictionary<string, string> Links { get; init; } = new Dictionary<string, string>();

    /// <summary>Writes the input into an empty folder.</summary>
    /// <returns>The path of the file.</returns>
    public string Write(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, bytes) in Files)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }

        foreach (var (name, target) in Links)
        {
            File.CreateSymbolicLink(Path.Combine(folder, name), target);
        }

        var model = Path.Combine(folder, FileName);
        File.WriteAllBytes(model, Model);
        return model;
    }
}
