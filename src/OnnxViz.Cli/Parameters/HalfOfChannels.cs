namespace OnnxViz.Cli.Parameters;

/// <summary>One of two groups of channels.</summary>
enum HalfOfChannels
{
    First,
    Last,
}
