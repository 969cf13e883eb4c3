using OnnxViz.Ascent;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Drawing;

/// <summary>What all pictures of a run have in common.</summary>
/// <param name="Model">The model as the user named it.</param>
/// <param name="Hash">The SHA-256 of its file.</param>
/// <param name="Input">Its picture input.</param>
/// <param name="Feed">What its other inputs are fed: numbers, and files with their hashes.</param>
/// <param name="Settings">How the pictures are drawn.</param>
/// <param name="Preset">The preset that the recipe comes from; null where it was given.</param>
/// <param name="PreprocessingSource">How the preprocessing is known.</param>
sealed record RunFacts(
    string Model,
    Task<string> Hash,
    string Input,
    IReadOnlyDictionary<string, string> Feed,
    AscentSettings Settings,
    string? Preset,
    string PreprocessingSource)
{
    /// <summary>The files that its pictures are drawn by.</summary>
    public GivenFiles Given { get; } = new();

    /// <summary>The facts about a run with a network.</summary>
    public static RunFacts Of(
        string model, Network network, AscentSettings settings, string? preset, string preprocessingSource) => new(
        model,
        Task.Run(network.ComputeHash),
        network.FindInput().Name,
        network.FeedFingerprints(),
        settings,
        preset,
        preprocessingSource);
}
