namespace OnnxViz.Graph.Passes.Upgrades;

/// <summary>The contents of Constant nodes.</summary>
static class ConstantNodes
{
    /// <summary>
    /// The tensor that a Constant node makes; null where it is of texts or sparse, or the node is another.
    /// </summary>
    public static Tensor? Content(Node node) =>
        node is { Operator: "Constant", Domain: "" } && node.Attributes.Names.Count == 1
        ? node.Attributes.First() switch
        {
            { Key: "value", Value: Tensor tensor } => tensor,
            { Key: "value_float", Value: float number } => Tensor.Of([number], Shape.Scalar),
            { Key: "value_floats", Value: float[] numbers } => Tensor.Of(numbers, [numbers.Length]),
            { Key: "value_int", Value: long number } => Tensor.Of([number], Shape.Scalar),
            { Key: "value_ints", Value: long[] numbers } => Tensor.Vector(numbers),
            _ => null,
        }
        : null;
}
