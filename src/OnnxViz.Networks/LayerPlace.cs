namespace OnnxViz.Networks;

/// <summary>One position of a layer.</summary>
/// <param name="Tensor">The layer's tensor.</param>
/// <param name="Row">The row, from 0.</param>
/// <param name="Column">The column, from 0.</param>
public readonly record struct LayerPlace(string Tensor, long Row, long Column);
