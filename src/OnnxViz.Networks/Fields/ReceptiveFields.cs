using OnnxViz.Graph;

namespace OnnxViz.Networks.Fields;

/// <summary>Follows what tensors see, and where their channels are, through a graph.</summary>
static class ReceptiveFields
{
    /// <summary>The sight of every tensor that the input reaches, by name.</summary>
    public static IReadOnlyDictionary<string, Sight> Of(
        OnnxGraph graph, PictureInput input, IReadOnlyDictionary<string, TensorType> types)
    {
        var (row, column, channel) = input.Layout == InputLayout.ChannelsFirst ? (2, 3, 1) : (1, 2, 3);
        var sights = new Dictionary<string, Sight>(StringComparer.Ordinal)
        {
            [input.Name] = new(FieldSpan.Pixel, FieldSpan.Pixel, row, column, channel),
        };
        foreach (var node in graph.Nodes.Where(node => node.Inputs.Any(sights.ContainsKey)))
        {
            var through = new NodeSight(node, graph.Constants, types, sights);
            foreach (var output in node.Outputs.Where(output => output.Length > 0))
            {
                var sight = through.Of(output);
                sights[output] = sight.Fits(types[output].Shape.Rank) ? sight : Sight.Everything;
            }
        }

        return sights;
    }
}
