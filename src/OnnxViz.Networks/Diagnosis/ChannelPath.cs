namespace OnnxViz.Networks;

/// <summary>What has become of a channel of the picture: factor x + term.</summary>
/// <param name="Source">The channel of the picture.</param>
/// <param name="Factor">What it was multiplied by.</param>
/// <param name="Term">What was added then.</param>
readonly record struct ChannelPath(int Source, double Factor, double Term)
{
    /// <summary>The same with a further factor and term.</summary>
    public ChannelPath Then(double factor, double term) => new(Source, Factor * factor, (Term * factor) + term);
}
