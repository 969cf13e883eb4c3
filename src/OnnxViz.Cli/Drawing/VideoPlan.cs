using System.Security.Cryptography;
using System.Text.Json.Nodes;
using OnnxViz.Cli.Output;
using OnnxViz.Networks;
using OnnxViz.Runtime;
using OnnxViz.Video;

namespace OnnxViz.Cli.Drawing;

/// <summary>
/// All that the bytes of a video's frames hang on; the names are the keys of its JSON. It is a script, too.
/// </summary>
sealed record VideoPlan(
    ManifestModel Model,
    PreprocessingReport Preprocessing,
    string Device,
    int Threads,
    IReadOnlyDictionary<string, string> Versions,
    string? StartSha256,
    JsonObject Script)
{
    public static VideoPlan Of(
        string model,
        Network network,
        (Preprocessing Preprocessing, string Source) chosen,
        RuntimeSettings runtime,
        JsonObject script,
        string? start) => new(
        new(model, network.ComputeHash(), network.FindInput().Name, network.FeedFingerprints()),
        PreprocessingReport.Of(chosen.Preprocessing, chosen.Source),
        $"{runtime.Device}",
        runtime.Threads,
        Manifest.VersionsUsed(),
        start is not null && File.Exists(start) && !VideoFile.IsNamedLikeOne(start)
            ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(start))).ToLowerInvariant()
            : null,
        script);

    public string Text() => Json.Text(this);
}
