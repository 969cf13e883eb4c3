using System.Text.Json;
using OnnxViz.Train.Network;

namespace OnnxViz.Train.Publishing;

/// <summary>The model card of the default net: its preprocessing, its labels, its layers' other names.</summary>
public static class ModelCard
{
    static readonly JsonSerializerOptions Style = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    /// <summary>The card as JSON.</summary>
    public static string Json(Net net, string labels) => JsonSerializer.Serialize(Content(net, labels), Style) + "\n";

    static object Content(Net net, string labels) => new
    {
        About = "A VGG-style net for drawn textures and shapes, trained by tools/OnnxViz.Train",
        Input = Net.Picture,
        Preprocessing = new
        {
            Range = new[] { 0, 1 },
            Mean = Triple(Preprocessing.Mean),
            Sd = Triple(Preprocessing.StandardDeviation),
            Order = "rgb",
        },
        Labels = labels,
        Layers = Layers(net),
    };

    /// <summary>VGG's other names: <c>conv3_2</c> is <c>block3_conv2</c>.</summary>
    static Dictionary<string, string> Layers(Net net) => net.Nodes
        .Where(node => node.Name.StartsWith("block", StringComparison.Ordinal))
        .ToDictionary(node => Short(node.Name), node => node.Name);

    static string Short(string name)
    {
        var (block, layer) = (name[5], name[7..]);
        return char.IsDigit(layer[^1]) ? $"{layer[..^1]}{block}_{layer[^1]}" : $"{layer}{block}";
    }

    static float[] Triple(float value) => [value, value, value];
}
