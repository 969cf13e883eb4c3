namespace OnnxViz.Cli.Output;

/// <summary>What counted as what: above which activation a filter fires, below which share of pictures it is nearly silent, above which correlation a duplicate.</summary>
sealed record AuditLimits(float Epsilon, double NearlySilent, double Duplicate);
