using OnnxViz.Graph;
using OnnxViz.Graph.Passes;
using OnnxViz.Networks;

namespace OnnxViz.Features;

/// <summary>
/// Decides over how many positions filters are correlated, from the multiplications alone, so that it is the same on
/// every machine.
/// </summary>
static class CorrelationPlan
{
    /// <summary>
    /// Correlations are never over fewer positions, where there are as many: enough to tell 0.990 from 0.991.
    /// </summary>
    const long Least = 100_000;

    /// <summary>For each layer, one in how many positions counts.</summary>
    /// <param name="extractor">Where the maps come from.</param>
    /// <param name="pictures">How many pictures there will be.</param>
    /// <param name="share">What correlations may cost of what the network costs.</param>
    public static IReadOnlyList<int> Every(FeatureExtractor extractor, int pictures, double share)
    {
        var own = share * NetworkProducts(extractor);
        var every = Math.Ceiling(extractor.Layers.Sum(Products) / own);
        return [.. extractor.Layers.Select(
            layer => (int)Math.Max(1, Math.Min(every, (long)layer.Positions * pictures / Least)))];
    }

    static double Products(FeatureLayer layer) => layer.Channels * (layer.Channels + 1.0) / 2 * layer.Positions;

    static double NetworkProducts(FeatureExtractor extractor)
    {
        var network = extractor.Network;
        var graph = Subgraph.Cut(network.ToModel().Graph, [.. extractor.Layers.Select(layer => layer.Layer.Tensor)]);
        var usual = network.FindInput().UsualShape(1).Size;
        var producers = graph.Producers();
        var layers = network.FindLayers().All.ToDictionary(layer => layer.Tensor);
        var products = graph.Nodes.Sum(
            node => layers.TryGetValue(node.Outputs[0], out var layer) ? Products(node, layer, graph, producers) : 0);
        return Math.Max(1, products * extractor.Channels * extractor.Height * extractor.Width / usual);
    }

    /// <summary>Each position of a convolution or matrix product meets every weight once.</summary>
    static double Products(
        Node node, Layer layer, OnnxGraph graph, IReadOnlyDictionary<string, Node> producers) => node.Operator switch
        {
            "Conv" => Positions(layer.Shape, layer.Channels) * WeightsOf(node, graph, producers),
            "Gemm" or "MatMul" =>
                Positions(layer.Shape, layer.Shape[layer.Shape.Rank - 1]) * WeightsOf(node, graph, producers),
            _ => 0,
        };

    static double Positions(Shape shape, long channels) => (double)shape.Size / Math.Max(1, shape[0] * channels);

    /// <summary>
    /// The number of weights, also where they are unpacked or reshaped first; 0 where they are no constant.
    /// </summary>
    static double WeightsOf(Node node, OnnxGraph graph, IReadOnlyDictionary<string, Node> producers)
    {
        var name = node.Inputs[1];
        while (producers.TryGetValue(name, out var producer) && producer.Inputs.Count > 0)
        {
            name = producer.Inputs[0];
        }

        return graph.Constants.TryGetValue(name, out var weights) ? weights.Shape.Size : 0;
    }
}
