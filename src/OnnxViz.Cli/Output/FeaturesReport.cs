using OnnxViz.Features;

namespace OnnxViz.Cli.Output;

/// <summary>The line of JSON for a picture that went through a network.</summary>
sealed record FeaturesReport(
    string Picture, string Source, string? Label, PictureState State, IReadOnlyList<FileReport> Files, string? Error)
{
    public static FeaturesReport Of(FinishedPicture picture) => new(
        picture.Entry.Name,
        picture.Entry.Source,
        picture.Entry.Label,
        picture.State,
        [.. picture.Files.Select(file => new FileReport(file.Layer, file.Path))],
        picture.Error);
}

/// <summary>A file in a folder; the layer is null where it holds all of them.</summary>
sealed record FileReport(string? Layer, string File);
