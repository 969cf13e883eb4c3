namespace OnnxViz.Graph.Passes;

/// <summary>Lets an input that takes one picture without a batch, [C, H, W], take a batch of one.</summary>
public static class BatchedInput
{
    const long AxesAreInputs = 13;

    /// <summary>The model with a dimension before those of the input.</summary>
    /// <param name="model">A model in any operator set.</param>
    /// <param name="input">The input, of known rank.</param>
    public static OnnxModel Apply(OnnxModel model, ValueInfo input)
    {
        var graph = model.Graph;
        var names = new NamePool();
        foreach (var name in graph.Inputs.Select(each => each.Name).Concat(graph.Constants.Keys).Concat(
            graph.Nodes.SelectMany(node => node.Outputs)).Distinct())
        {
            names.Claim(name);
        }

        var (single, axes) = (names.Claim($"{input.Name}/single"), names.Claim($"{input.Name}/axes"));
        var renaming = new Renaming(name => name == input.Name ? single : name, node => node);
        var constants = graph.Constants.ToDictionary(StringComparer.Ordinal);
        var squeeze = model.Opset >= AxesAreInputs
            ? new Node("Squeeze", [input.Name, axes], [single], Attributes.None, single)
            : new Node("Squeeze", [input.Name], [single], new() { { "axes", new[] { 0L } } }, single);
        if (model.Opset >= AxesAreInputs)
        {
            constants.Add(axes, Tensor.Vector(0));
        }

        return model with
        {
            Graph = graph with
            {
                Inputs =
                    [.. graph.Inputs.Select(
                        each => each.Name == input.Name ? each with { Dimensions = [1, .. input.Dimensions!] } : each)],
                Constants = constants,
                Nodes = [squeeze, .. graph.Nodes.Select(renaming.Of)],
            },
        };
    }
}
