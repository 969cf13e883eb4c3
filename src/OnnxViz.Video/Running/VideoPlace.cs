namespace OnnxViz.Video;

/// <summary>Where a video goes: a folder of frames, and the file that is made of them, if any.</summary>
/// <param name="Name">The path as it was given.</param>
/// <param name="Folder">The folder of its frames.</param>
/// <param name="File">The file that is made of them; null for none.</param>
public sealed record VideoPlace(string Name, FrameFolder Folder, string? File)
{
    /// <summary>What a path means: a file that ends like a video has its frames in a folder beside it.</summary>
    public static VideoPlace For(string path) =>
        VideoFile.IsNamedLikeOne(path) && !Directory.Exists(path)
            ? new(path, new($"{System.IO.Path.ChangeExtension(path, null)}.frames"), path)
            : new(path, new(path), null);

    /// <summary>The manifest.</summary>
    public string Manifest => File is null
        ? Folder.Plan
        : System.IO.Path.ChangeExtension(File, ".json");

    /// <summary>The small video that grows while this one is drawn.</summary>
    public string Preview => File is null
        ? System.IO.Path.Combine(Folder.Path, "preview.gif")
        : $"{System.IO.Path.ChangeExtension(File, null)}.preview.gif";
}
