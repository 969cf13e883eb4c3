using System.Text.Json;
using System.Text.Json.Nodes;
using OnnxViz.Graph;

namespace OnnxViz.Video;

/// <summary>Reads the files of scripts, and manifests for the scripts in them.</summary>
public static class ScriptFile
{
    /// <summary>The property of a plan that holds the script.</summary>
    public const string Script = "script";

    /// <summary>The property of a manifest that holds the plan.</summary>
    public const string Plan = "plan";

    static readonly JsonDocumentOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        AllowDuplicateProperties = false,
    };

    /// <summary>The script in a file; the picture that it starts from is found beside it.</summary>
    /// <param name="path">A script, or the manifest of a video.</param>
    /// <exception cref="OnnxVizException">It cannot be read, or is no JSON; the message says in which line.</exception>
    public static JsonObject Read(string path)
    {
        var root = Parse(path);
        var plan = root[Plan] as JsonObject ?? root;
        var script = plan[Script] as JsonObject ?? root;
        if (script[ScriptReader.Start] is JsonValue start && start.TryGetValue<string>(out var file)
            && Path.GetFullPath(file, Path.GetDirectoryName(Path.GetFullPath(path))!) is var beside
            && Path.Exists(beside))
        {
            script[ScriptReader.Start] = beside;
        }

        script.Parent?.AsObject().Remove(Script);
        return script;
    }

    static JsonObject Parse(string path)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(path), documentOptions: Options) as JsonObject
                ?? throw new OnnxVizException($"{path} holds no object: a script begins with {{ and ends with }}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OnnxVizException($"{path} cannot be read: {failure.Message}", failure);
        }
        catch (JsonException failure)
        {
            var reason = failure.Message.Split(" LineNumber:")[0].Split(" Path:")[0].TrimEnd('.');
            throw new OnnxVizException(
                $"{path}, line {failure.LineNumber + 1}, character {failure.BytePositionInLine + 1}: {reason}",
                failure);
        }
    }
}
