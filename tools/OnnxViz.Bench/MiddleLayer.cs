using OnnxViz.Networks;

namespace OnnxViz.Bench;

/// <summary>A layer in the middle of a network, whose gradient goes through about half of it.</summary>
static class MiddleLayer
{
    public static Layer Of(Network network)
    {
        var all = network.FindLayers().All;
        Layer[] usual = [.. all.Where(layer => layer.Operator is "Conv" or "Relu" or "Concat" or "Add" or "FusedConv")];
        return usual.Length > 0 ? usual[usual.Length / 2] : all[all.Count / 2];
    }
}
