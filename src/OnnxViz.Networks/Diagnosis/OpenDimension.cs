namespace OnnxViz.Networks;

/// <summary>A dimension of an input that the file leaves open.</summary>
/// <param name="Input">The input.</param>
/// <param name="Axis">Which of its dimensions.</param>
/// <param name="Symbol">What the file calls it; empty where it has no name.</param>
/// <param name="Assumed">The size that is taken for listing layers, and wherever nobody gives one.</param>
public sealed record OpenDimension(string Input, int Axis, string Symbol, long Assumed)
{
    /// <summary>All open dimensions of a network, input by input.</summary>
    public static IReadOnlyList<OpenDimension> Of(Network network) =>
    [
        .. from input in network.ToModel().Graph.Fed
           from pair in (input.Dimensions ?? []).Index()
           where pair.Item.Size is null
           select new OpenDimension(input.Name, pair.Index, pair.Item.Symbol, Size(network, input.Name, pair.Index)),
    ];

    static long Size(Network network, string input, int axis) =>
        (network.Fixed.Inputs.FirstOrDefault(info => info.Name == input)?.Shape
            ?? network.Fixed.Constants[input].Shape)[axis];
}
