namespace OnnxViz.CommandLine.Values;

/// <summary>What a path to write to has to end in.</summary>
/// <param name="endings">The endings of files, with their dots; none where only a folder will do.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class EndingAttribute(params string[] endings) : ValueCheckAttribute
{
    /// <summary>Endings by which people name files, not folders.</summary>
    static readonly string[] OfFiles =
    [
        ".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".npy", ".npz", ".safetensors", ".csv",
        ".json", ".html", ".htm", ".onnx", ".txt", ".pdf", ".zip", ".mp4", ".webm", ".avi", ".mov", ".mkv",
    ];

    /// <summary>Whether it may be a folder, too.</summary>
    public bool OrFolder { get; init; }

    /// <inheritdoc/>
    public override string? Fault(string option, object? value)
    {
        if (value is not string path)
        {
            return null;
        }

        var ending = Path.GetExtension(path).ToLowerInvariant();
        var isFolder = Directory.Exists(path) || Path.EndsInDirectorySeparator(path) || !OfFiles.Contains(ending);
        return Directory.Exists(path) && !OrFolder ? $"{path} is a folder: name {Wanted}"
            : endings.Contains(ending) || (OrFolder && isFolder)
                ? null
                : $"{path} does not do for {option}: name {Wanted}";
    }

    string Wanted => string.Join(
        " or ", [.. endings.Select(ending => $"a {ending} file"), .. OrFolder ? ["a folder"] : Array.Empty<string>()]);
}
