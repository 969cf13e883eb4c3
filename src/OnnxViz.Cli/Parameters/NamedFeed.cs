using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Parameters;

/// <summary>What an input is fed.</summary>
sealed record NamedFeed(string Name, Feed Feed)
{
    /// <summary>Reads <c>NAME=NUMBER</c> or <c>NAME=FILE.npy</c>.</summary>
    public static NamedFeed Parse(string text) => text.LastIndexOf('=') is > 0 and var at
        ? new(text[..at], Feed.Parse(text[(at + 1)..]))
        : throw new OnnxVizException($"--feed takes NAME=NUMBER or NAME=FILE.npy, not {text}");
}
