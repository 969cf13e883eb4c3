using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>A batch whose pictures are in the input's memory.</summary>
/// <param name="Index">The number of the batch.</param>
/// <param name="Input">The input.</param>
/// <param name="Pictures">What is in its slots.</param>
/// <param name="Failures">The pictures that could not be read.</param>
sealed record LoadedBatch(
    int Index,
    InputBuffer Input,
    IReadOnlyList<(int Slot, PictureEntry Entry, Picture Picture)> Pictures,
    IReadOnlyList<PictureFailure> Failures);
