using OnnxViz.Graph;

namespace OnnxViz.Networks;

/// <summary>The input of a network that takes pictures.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Element">Its element type.</param>
/// <param name="Layout">Where its channels are.</param>
/// <param name="Channels">How many channels it has.</param>
/// <param name="Height">Its height, null where the file leaves it open.</param>
/// <param name="Width">Its width, null where the file leaves it open.</param>
public sealed record PictureInput(string Name, ElementType Element, InputLayout Layout, long Channels, long? Height, long? Width)
{
    /// <summary>The shape for a number of pictures of a size, as the network has it.</summary>
    public Shape ShapeOf(long count, long height, long width) => Layout == InputLayout.ChannelsFirst
        ? [count, Channels, height, width]
        : [count, height, width, Channels];

    /// <summary>The shape for a number of pictures of the network's own size.</summary>
    public Shape UsualShape(long count) => ShapeOf(count, Height ?? Network.UsualSize, Width ?? Network.UsualSize);

    /// <summary>Writes the step from channels-first pictures to the network's own layout and element type into a graph.</summary>
    public Value FromChannelsFirst(Value pictures) =>
        (Layout == InputLayout.ChannelsFirst ? pictures : pictures.Transpose(0, 2, 3, 1)).Cast(Element);

    /// <summary>The input that takes pictures: the one named, or the only one of four dimensions.</summary>
    internal static ValueInfo Choose(OnnxGraph graph, ModelCard card, string path)
    {
        var fed = graph.Fed.ToArray();
        if (card.Input is { } name)
        {
            return fed.FirstOrDefault(input => input.Name == name)
                ?? throw new OnnxVizException($"{path} has no input {name} for pictures: it has {Listed(fed)}");
        }

        var floats = fed.Where(input => input.Element.IsFloat() && MayBePicture(graph, input)).ToArray();
        var candidates = floats.Length > 0 ? floats : [.. fed.Where(input => MayBePicture(graph, input))];
        return candidates.Length switch
        {
            1 => candidates[0],
            0 => throw new OnnxVizException($"{path} has no float picture input of four dimensions: it has {Listed(fed)}"),
            _ => throw new OnnxVizException(
                $"{path} has several picture inputs: name one by --input-name, or as \"input\" in its model card; it has {Listed(fed)}"),
        };
    }

    internal static PictureInput Of(OnnxGraph graph, ValueInfo input, ModelCard card)
    {
        if (input.Dimensions is { Count: not 4 })
        {
            throw new OnnxVizException($"input {input.Name} is {input}, not a batch of pictures, which has four dimensions");
        }

        var sizes = input.Dimensions?.Select(dimension => dimension.Size).ToArray() ?? [null, null, null, null];
        var found = PictureLayout.Of(graph, input.Name);
        var layout = card.Layout ?? found?.Layout ?? Usual(sizes);
        var (channels, height, width) = layout == InputLayout.ChannelsLast ? (sizes[3], sizes[1], sizes[2]) : (sizes[1], sizes[2], sizes[3]);
        return new(
            input.Name, input.Element, layout,
            channels ?? found?.Channels ?? throw new OnnxVizException(
                $"input {input.Name} is {input}, which leaves the number of its channels open: export the model with it"),
            height, width);
    }

    static InputLayout Usual(long?[] sizes) =>
        sizes[3] is 1 or 3 or 4 && sizes[1] is not (1 or 3 or 4) ? InputLayout.ChannelsLast : InputLayout.ChannelsFirst;

    static bool MayBePicture(OnnxGraph graph, ValueInfo input) =>
        (input.Element.IsFloat() || input.Element is ElementType.UInt8 or ElementType.Int8 or ElementType.UInt16 or ElementType.Int16 or ElementType.Int32)
        && (input.Dimensions is { } dimensions ? dimensions.Count == 4 : PictureLayout.Of(graph, input.Name) is not null);

    static string Listed(ValueInfo[] inputs) => inputs.Length == 0
        ? "no inputs"
        : $"the inputs {string.Join(", ", inputs.Select(input => $"{input.Name} ({input})"))}";
}
