namespace OnnxViz.Cli.Parameters;

/// <summary>Where a caricature starts.</summary>
enum CaricatureStart
{
    /// <summary>At the given picture.</summary>
    Picture,

    /// <summary>At noise.</summary>
    Noise,
}
