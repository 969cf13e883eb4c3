namespace OnnxViz.Graph.Passes;

/// <summary>
/// Brings models in double precision or bfloat16 to single precision, since ONNX Runtime has no convolutions of these
/// types for the processor.
/// </summary>
public static class SinglePrecision
{
    /// <summary>Weights of lower rank occur in shape arithmetic too, where double precision may be needed.</summary>
    const int RankOfWeights = 2;

    static readonly string[] TypeAttributes = ["to", "dtype"];

    /// <summary>
    /// The same model with 32-bit floats where its inputs or weights are of another of these types; else the model
    /// itself.
    /// </summary>
    public static OnnxModel Apply(OnnxModel model) => IsOther(model.Graph)
        ? model with { Graph = Of(model.Graph), Functions = [.. model.Functions.Select(Of)] }
        : model;

    static bool IsOther(OnnxGraph graph) =>
        graph.Inputs.Any(input => IsOther(input.Element) && input.Dimensions?.Count > RankOfWeights)
        || graph.Constants.Values.Any(IsWeight)
        || graph.Nodes.SelectMany(node => node.Attributes).Select(pair => pair.Value).OfType<Tensor>().Any(IsWeight);

    static bool IsWeight(Tensor tensor) => IsOther(tensor.Element) && tensor.Shape.Rank > RankOfWeights;

    static bool IsOther(ElementType element) => element is ElementType.Double or ElementType.BFloat16;

    static ElementType Of(ElementType element) => IsOther(element) ? ElementType.Float : element;

    static OnnxGraph Of(OnnxGraph graph) => new(
        graph.Name,
        [.. graph.Inputs.Select(Of)],
        [.. graph.Outputs.Select(Of)],
        graph.Constants.ToDictionary(pair => pair.Key, pair => Of(pair.Value), StringComparer.Ordinal),
        [.. graph.Nodes.Select(Of)])
    {
        Inner = [.. graph.Inner.Select(Of)],
    };

    static OnnxFunction Of(OnnxFunction function) => function with { Nodes = [.. function.Nodes.Select(Of)] };

    static ValueInfo Of(ValueInfo info) => info with { Element = Of(info.Element) };

    static Tensor Of(Tensor tensor) => !IsOther(tensor.Element)
        ? tensor
        : new(
            tensor.Type.As(ElementType.Float),
            new BytesOnDemand(new(() => FloatCast.To(ElementType.Float, tensor).Bytes)));

    static Node Of(Node node) => node with
    {
        Attributes = node.Attributes.Aggregate(node.Attributes, (all, pair) => pair.Value switch
        {
            Tensor tensor => all.With(pair.Key, Of(tensor)),
            OnnxGraph graph => all.With(pair.Key, Of(graph)),
            long number when TypeAttributes.Contains(pair.Key) => all.With(pair.Key, (long)Of((ElementType)number)),
            _ => all,
        }),
    };
}
