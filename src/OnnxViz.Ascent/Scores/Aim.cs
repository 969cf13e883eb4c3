namespace OnnxViz.Ascent;

/// <summary>What a picture looks for by one of a step's looks.</summary>
/// <param name="Look">The look.</param>
/// <param name="Picture">The picture's number in the batch.</param>
/// <param name="Sum">The channel and its weight.</param>
/// <param name="Position">The position, where the look is at one.</param>
sealed record Aim(Look Look, int Picture, MaskedSum Sum, long? Position);
