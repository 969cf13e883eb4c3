using OnnxViz.Graph;

namespace OnnxViz.Networks;

/// <summary>The input of a network that takes pictures.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Element">Its element type.</param>
/// <param name="Layout">Where its channels are.</param>
/// <param name="Channels">How many channels it has.</param>
/// <param name="Height">Its height, null where the file leaves it open.</param>
/// <param name="Width">Its width, null where the file leaves it open.</param>
public sealed record PictureInput(
    string Name, ElementType Element, InputLayout Layout, long Channels, long? Height, long? Width)
{
    /// <summary>The height and width to use first where the file leaves them open.</summary>
    public const long UsualSize = 224;

    /// <summary>The height and width where the file leaves them open: one at which the whole network works.</summary>
    public long OpenSize { get; init; } = UsualSize;

    /// <summary>What the file takes: whole numbers may be taken as floats here, so that they have a gradient.</summary>
    public ElementType FileElement { get; init; } = Element;

    /// <summary>Whether the file takes whole numbers only, such as bytes.</summary>
    public bool IsWhole => !FileElement.IsFloat();

    /// <summary>
    /// How pictures go in where nobody says: as 0..1, or as bytes where the file takes whole numbers, which 0..1 has
    /// but two of.
    /// </summary>
    public Preprocessing UsualPreprocessing =>
        IsWhole ? WholeNumbers.Usual(FileElement) : Preprocessing.Presets["unit"];

    /// <summary>The height of pictures of the network's own size.</summary>
    public long UsualHeight => Height ?? OpenSize;

    /// <summary>The width of pictures of the network's own size.</summary>
    public long UsualWidth => Width ?? OpenSize;

    /// <summary>How many pictures it takes at once; null where the file leaves that open.</summary>
    public long? Batch { get; init; }

    /// <summary>Its shape in the file; null where that leaves something open.</summary>
    public Shape? ExportedShape =>
        (Batch, Height, Width) is ({ } count, { } height, { } width) ? ShapeOf(count, height, width) : null;

    /// <summary>The shape for a number of pictures of a size, as the network has it.</summary>
    public Shape ShapeOf(long count, long height, long width) => Layout == InputLayout.ChannelsFirst
        ? [count, Channels, height, width]
        : [count, height, width, Channels];

    /// <summary>The shape for a number of pictures of the network's own size.</summary>
    public Shape UsualShape(long count) => ShapeOf(count, UsualHeight, UsualWidth);

    /// <summary>Whether pictures in a shape have the network's own size.</summary>
    public bool IsUsual(Shape shape) => shape.Equals(UsualShape(shape[0]));

    /// <summary>
    /// Writes the step from channels-first pictures to the network's own layout and element type into a graph.
    /// </summary>
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
        var candidates = floats.Length > 0
            ? floats
            : [.. fed.Where(input => MayBePicture(graph, input) || MayBeSinglePicture(input))];
        return candidates.Length switch
        {
            1 => candidates[0],
            0 => throw new OnnxVizException(
                $"{path} has no float picture input of four dimensions: it has {Listed(fed)}"),
            _ => throw new OnnxVizException(
                $"{path} has several picture inputs: name one by --input-name, or as \"input\" in its model card; it "
                + $"has {Listed(fed)}"),
        };
    }

    internal static PictureInput Of(OnnxGraph graph, ValueInfo input, ModelCard card)
    {
        if (input.Dimensions is { Count: not 4 })
        {
            throw new OnnxVizException(
                $"input {input.Name} is {input}, not a batch of pictures, which has four dimensions");
        }

        var fed = SizesOfFiles(graph, card);
        var sizes =
            input.Dimensions?.Select(dimension => dimension.Size ?? fed.GetValueOrDefault(dimension.Symbol)).ToArray()
                ?? [null, null, null, null];
        var found = PictureLayout.Of(graph, input.Name);
        var layout = card.Layout ?? found?.Layout ?? Usual(sizes);
        var (channels, height, width) = layout == InputLayout.ChannelsLast
            ? (sizes[3], sizes[1], sizes[2])
            : (sizes[1], sizes[2], sizes[3]);
        return new(
            input.Name, input.Element, layout,
            channels ?? found?.Channels ?? throw new OnnxVizException(
                $"input {input.Name} is {input}, which leaves the number of its channels open: export the model with "
                + "it"),
            height, width)
        {
            Batch = sizes[0],
        };
    }

    /// <summary>What the files that other inputs are fed say of open dimensions other than the batch.</summary>
    static Dictionary<string, long?> SizesOfFiles(OnnxGraph graph, ModelCard card)
    {
        var sizes = new Dictionary<string, long?>(StringComparer.Ordinal) { [""] = null };
        foreach (var input in graph.Inputs.Where(
            input => card.Feeds.ContainsKey(input.Name) && input.Dimensions is not null))
        {
            foreach (var (dimension, size) in input.Dimensions!.Zip(card.Feeds[input.Name].Shape ?? []).Skip(1).Where(
                pair => pair.First.Symbol.Length > 0))
            {
                sizes[dimension.Symbol] = size;
            }
        }

        return sizes;
    }

    static InputLayout Usual(long?[] sizes) =>
        sizes[3] is 1 or 3 or 4 && sizes[1] is not (1 or 3 or 4) ? InputLayout.ChannelsLast : InputLayout.ChannelsFirst;

    static bool MayBePicture(OnnxGraph graph, ValueInfo input) =>
        (input.Element.IsFloat()
            || input.Element is ElementType.UInt8
                or ElementType.Int8
                or ElementType.UInt16
                or ElementType.Int16
                or ElementType.Int32)
        && (input.Dimensions is { } dimensions
            ? dimensions.Count == 4
            : PictureLayout.Of(graph, input.Name) is not null);

    static bool MayBeSinglePicture(ValueInfo input) =>
        input.Element.IsFloat() && input.Dimensions is [{ Size: 1 or 3 or 4 }, _, _] or [_, _, { Size: 1 or 3 or 4 }];

    static string Listed(ValueInfo[] inputs) => inputs.Length == 0
        ? "no inputs"
        : $"the inputs {string.Join(", ", inputs.Select(input => $"{input.Name} ({input})"))}";
}
