using OnnxViz.Graph;

namespace OnnxViz.Representations.Building;

/// <summary>The weights of convolutions.</summary>
static class Weights
{
    /// <summary>An array, [outputs, inputs, rows, columns], as a constant in the graph of a value.</summary>
    public static Value Weight(this Value like, float[,,,] content, string name) => like.Builder.Constant(
        Tensor.Of(
            content.Cast<float>().ToArray(),
            Shape.From(Enumerable.Range(0, content.Rank).Select(content.GetLongLength))),
        name);
}
