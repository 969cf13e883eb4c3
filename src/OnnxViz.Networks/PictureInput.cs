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

    internal static PictureInput Find(OnnxGraph graph, ModelCard card, string path)
    {
        var fed = graph.Fed.ToArray();
        var candidates = fed.Where(input => card.Input is null ? IsPicture(input) : input.Name == card.Input).ToArray();
        if (candidates.Length != 1)
        {
            var inputs = fed.Length == 0 ? "no inputs" : $"the inputs {string.Join(", ", fed.Select(input => $"{input.Name} ({input})"))}";
            throw new OnnxVizException(candidates.Length == 0
                ? $"{path} has no float picture input of four dimensions: it has {inputs}"
                : $"{path} has several picture inputs: name one as \"input\" in its model card; it has {inputs}");
        }

        return Of(candidates[0]);
    }

    static bool IsPicture(ValueInfo input) => input.Element.IsFloat() && input.Dimensions?.Count == 4;

    static PictureInput Of(ValueInfo input)
    {
        var sizes = (input.Dimensions ?? []).Select(dimension => dimension.Size).ToArray();
        if (sizes is not [_, var second, var third, var last])
        {
            throw new OnnxVizException($"input {input.Name} is {input}, not a batch of pictures");
        }

        return last is 1 or 3 or 4 && second is not (1 or 3 or 4)
            ? new(input.Name, input.Element, InputLayout.ChannelsLast, last.Value, second, third)
            : new(input.Name, input.Element, InputLayout.ChannelsFirst, second ?? 3, third, last);
    }
}
