namespace OnnxViz.Ascent;

/// <summary>
/// A way in which a step looks at a layer; which channels and which place count for each picture is fed.
/// </summary>
/// <param name="Layer">The layer.</param>
/// <param name="IsMean">Whether at all places.</param>
/// <param name="IsWhole">Whether at all channels.</param>
/// <param name="IsSquared">Whether activations are squared first.</param>
/// <param name="Slot">Its number among those that are alike.</param>
sealed record Look(string Layer, bool IsMean, bool IsWhole, bool IsSquared, int Slot);
