namespace OnnxViz.Features;

/// <summary>A batch that a worker has taken.</summary>
/// <param name="Work">Done when the batch has run.</param>
/// <param name="Memory">The worker's memory.</param>
sealed record TakenBatch(Task<FeatureBatch> Work, BatchMemory Memory);
