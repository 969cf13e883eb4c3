namespace OnnxViz.Features;

/// <summary>
/// How often a drawn picture lies nearer to a real one that excites its unit than to one that does not.
/// </summary>
/// <param name="Rate">The share of pairs, from 0 to 1; 0.5 is chance.</param>
/// <param name="Pairs">How many pairs there were.</param>
/// <param name="Where">The layer, and the network where it is another, in which nearness was measured.</param>
public sealed record Choice(double Rate, int Pairs, string Where);
