using OnnxViz.Networks;

namespace OnnxViz.Cli.Output;

/// <summary>What `pull` tells of a model.</summary>
sealed record PullReport(string Name, string Path, long Size, string Sha256, string Licence, bool Downloaded);

/// <summary>A published model as `pull` lists it; a path of null is one that is not there yet.</summary>
sealed record PublishedReport(string Name, long Size, string Licence, string About, string? Path)
{
    public static string[] Heads { get; } = ["name", "size", "licence", "here", "what it is"];

    public static PublishedReport Of(PublishedModel model, string folder)
    {
        var path = ModelPull.PathOf(model, folder);
        return new(model.Name, model.File.Size, model.Licence, model.About, File.Exists(path) ? path : null);
    }

    public string[] Row() => [Name, ByteCount.Text(Size), Licence, Path is null ? "" : "yes", About];
}
