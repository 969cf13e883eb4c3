namespace OnnxViz.Atlas;

/// <summary>What a planner expects.</summary>
/// <param name="Layers">The layers with their batches, in running order.</param>
/// <param name="Peak">
/// The most bytes that the process will have at the same time; 0 where nothing was found out.
/// </param>
/// <param name="Limit">The bytes that it may have.</param>
public sealed record Forecast(IReadOnlyList<AtlasLayer> Layers, long Peak, long Limit);
