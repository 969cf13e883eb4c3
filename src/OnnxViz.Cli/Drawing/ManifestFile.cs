using System.Text.Json;
using OnnxViz.Cli.Output;
using OnnxViz.Graph;

namespace OnnxViz.Cli.Drawing;

/// <summary>Reads manifests.</summary>
static class ManifestFile
{
    /// <summary>Reads one.</summary>
    /// <param name="path">The manifest, or the picture that it lies beside.</param>
    /// <exception cref="OnnxVizException">It is not there, or not a manifest of this version.</exception>
    public static Manifest Read(string path)
    {
        try
        {
            var manifest = Json.Read<Manifest>(File.ReadAllText(PathOf(path)));
            return manifest is
            {
                Picture: not null, Objective: not null, Model: not null, Together: not null,
                Settings: { Recipe: not null, Preprocessing: not null, Device: not null },
            }
                ? manifest
                : throw new JsonException("something is missing");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new OnnxVizException($"{path} cannot be read: {error.Message}", error);
        }
        catch (JsonException error)
        {
            throw new OnnxVizException(
                $"{path} is not a manifest of `onnxviz maximize`, the .json beside a picture, or one of an older "
                + "version, which this one cannot replay",
                error);
        }
    }

    /// <summary>The manifest's path, where the picture was named.</summary>
    public static string PathOf(string path) =>
        Path.GetExtension(path).Equals(".png", StringComparison.OrdinalIgnoreCase)
            ? Path.ChangeExtension(path, ".json")
            : path;
}
