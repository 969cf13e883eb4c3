using System.Text.Json;
using OnnxViz.Train.Network;

namespace OnnxViz.Train.Publishing;

/// <summary>The model card of the default net: its preprocessing, its labels, its layers' other names.</summary>
public static class ModelCard
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>The card as JSON.</summary>
    public static string Json(Net net, string labels) => JsonSerializer.Serialize(
        new
        {
            Input = Net.Picture,
            Layout = "nchw",
            Range = new[] { 0, 1 },
            Mean = Triple(Preprocessing.Mean),
            Sd = Triple(Preprocessing.StandardDeviation),
            Order = "rgb",
            Labels = labels,
            Aliases = Aliases(net),
        },
        new JsonSerializerOptions(Indented) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase }) + "\n";

    /// <summary>VGG's other names: <c>conv3_2</c> is <c>block3_conv2</c>.</summary>
    static Dictionary<string, string> Aliases(Net net) => net.Nodes
        .Where(node => node.Name.StartsWith("block", StringComparison.Ordinal))
        .ToDictionary(node => Alias(node.Name), node => node.Name);

    static string Alias(string name)
    {
        var (block, layer) = (name[5], name[7..]);
        return char.IsDigit(layer[^1]) ? $"{layer[..^1]}{block}_{layer[^1]}" : $"{layer}{block}";
    }

    static float[] Triple(float value) => [value, value, value];
}
