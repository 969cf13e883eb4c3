using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>Pictures, the network behind them and their scores, written into a graph.</summary>
/// <param name="Pictures">[N, C, H, W] in [0, 1].</param>
/// <param name="Scores">A score for each, [N].</param>
/// <param name="Layers">The network's tensors that the unit looks at, as the network has them.</param>
/// <param name="Tensors">All of the network's tensors by name.</param>
public sealed record ScoredPictures(
    Value Pictures, Value Scores, IReadOnlyList<Value> Layers, IReadOnlyDictionary<string, Value> Tensors);
