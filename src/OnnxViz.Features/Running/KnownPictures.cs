namespace OnnxViz.Features;

/// <summary>
/// Which picture each name of a folder stands for: names hang on the whole list, so that another list may give one to
/// another picture.
/// </summary>
/// <param name="sources">Where the pictures come from, by name.</param>
public sealed class KnownPictures(IReadOnlyDictionary<string, string> sources)
{
    /// <summary>No picture.</summary>
    public static KnownPictures None { get; } = new(new Dictionary<string, string>());

    /// <summary>Where the pictures come from, by name.</summary>
    public IReadOnlyDictionary<string, string> Sources => sources;

    /// <summary>
    /// Whether a picture's name stands for that picture, however its file is named: from another folder, too.
    /// </summary>
    public bool Knows(PictureEntry picture) =>
        sources.TryGetValue(picture.Name, out var source) && IsSame(source, picture.Source);

    static bool IsSame(string one, string other) => one == other || Path.GetFullPath(one) == Path.GetFullPath(other);
}
