namespace OnnxViz.Features;

/// <summary>Pictures that ran together; good until the next batch is asked for.</summary>
/// <param name="Index">The number of the batch, from 0: it holds the list's places from <c>Index * Batch</c>
/// on.</param>
/// <param name="Pictures">The pictures with their maps, in the list's order.</param>
/// <param name="Failures">The pictures that could not be read; their places in the batch stayed empty.</param>
public sealed record FeatureBatch(
    int Index, IReadOnlyList<PictureFeatures> Pictures, IReadOnlyList<PictureFailure> Failures);
