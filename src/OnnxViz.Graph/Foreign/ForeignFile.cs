namespace OnnxViz.Graph.Foreign;

/// <summary>Says what files and folders are that were given in place of others.</summary>
public static class ForeignFile
{
    /// <summary>What a file is that is no ONNX model, and how to come to one; null where nobody knows.</summary>
    public static string? Describe(string path)
    {
        try
        {
            var start = FileStart.Read(path);
            return FileKinds.All.FirstOrDefault(kind => kind.Fits(start)) is { } kind
                ? $"{path} is not an ONNX file but {kind.Name}: {kind.Advice}"
                : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>That a file is only Git's pointer to one, and what to do; null where it is none.</summary>
    public static string? PointerAt(string path)
    {
        try
        {
            return LfsPointer.IsAt(path)
                ? $"{path} is a Git LFS pointer, not the file itself: run `git lfs pull` in its repository"
                : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>What a folder is that was given as a model, and what to give in its place.</summary>
    public static string DescribeFolder(string path)
    {
        const int most = 3;
        var models =
            Directory.EnumerateFiles(path, "*.onnx").Select(Path.GetFileName).Order(StringComparer.Ordinal).Take(
                most + 1).ToArray();
        return models.Length > 0
            ? $"{path} is a folder: give the .onnx file in it, such as {string.Join(", ", models.Take(most))}"
            : File.Exists(Path.Combine(path, "saved_model.pb"))
            ? $"{path} is a TensorFlow SavedModel: python -m tf2onnx.convert --saved-model {path} --output net.onnx"
            : path.TrimEnd('/', '\\').EndsWith(".mlpackage", StringComparison.OrdinalIgnoreCase)
            ? $"{path} is a Core ML package: give the ONNX file or the network that it was made of"
            : $"{path} is a folder: give the .onnx file in it";
    }
}
