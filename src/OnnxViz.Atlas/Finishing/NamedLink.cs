namespace OnnxViz.Atlas;

/// <summary>A link between units, by name.</summary>
/// <param name="Unit">The other unit.</param>
/// <param name="Share">Its share of the kernel between them, see <see cref="UnitLink.Share"/>.</param>
public sealed record NamedLink(string Unit, float Share);
