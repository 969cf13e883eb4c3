using OnnxViz.Graph;

namespace OnnxViz.Networks.Fields;

/// <summary>Follows receptive fields through a graph.</summary>
static class ReceptiveFields
{
    /// <summary>The receptive field of every tensor that the input reaches, by name.</summary>
    public static IReadOnlyDictionary<string, ReceptiveField> Of(
        OnnxGraph graph, PictureInput input, IReadOnlyDictionary<string, TensorType> types)
    {
        var (row, column) = input.Layout == InputLayout.ChannelsFirst ? (2, 3) : (1, 2);
        var sights = new Dictionary<string, Sight>(StringComparer.Ordinal)
        {
            [input.Name] = new(FieldSpan.Pixel, FieldSpan.Pixel, row, column),
        };
        foreach (var node in graph.Nodes.Where(node => node.Inputs.Any(sights.ContainsKey)))
        {
            var through = new NodeSight(node, graph.Constants, types, sights);
            foreach (var output in node.Outputs.Where(output => output.Length > 0))
            {
                sights[output] = through.Of(output);
            }
        }

        return sights.ToDictionary(pair => pair.Key, pair => pair.Value.Field, StringComparer.Ordinal);
    }
}
