using OnnxViz.Graph;
using OnnxViz.Graph.Passes;

namespace OnnxViz.Networks;

/// <summary>Gives the inputs of a network their sizes, and those beside the picture what they are fed.</summary>
/// <param name="picture">The picture input.</param>
/// <param name="feeds">What the others are fed, by name.</param>
sealed class FixedInputs(PictureInput picture, IReadOnlyDictionary<string, Feed> feeds)
{
    /// <summary>The graph for pictures of a shape. Inputs that are fed become constants; a free dimension is that of
    /// the picture of the same
    /// symbol, or 1.</summary>
    /// <exception cref="OnnxVizException">What is fed does not fit.</exception>
    public OnnxGraph Apply(OnnxGraph graph, Shape shape)
    {
        var types = new Dictionary<string, TensorType> { [picture.Name] = new(picture.Element, shape) };
        var symbols = SymbolsOf(graph, shape);
        var constants = graph.Constants.ToDictionary(
            pair => pair.Key, pair => Fed(pair.Key, pair.Value), StringComparer.Ordinal);
        foreach (var input in graph.Inputs.Where(
            input => input.Name != picture.Name && !graph.Constants.ContainsKey(input.Name)))
        {
            var dimensions = input.Dimensions?.Select((dimension, axis) => Size(dimension, axis, symbols)).ToArray();
            if (feeds.TryGetValue(input.Name, out var feed))
            {
                constants[input.Name] = feed.For(input, dimensions);
            }
            else
            {
                types[input.Name] = new(input.Element, Shape.From((dimensions ?? []).Select(size => size ?? 1)));
            }
        }

        var fed = graph with
        {
            Constants = constants,
            Inputs = [.. graph.Inputs.Where(input => !feeds.ContainsKey(input.Name))],
        };
        return FixedShapes.Apply(fed, types);
    }

    /// <summary>Checks that what is fed is there to be fed.</summary>
    /// <param name="graph">The graph as the file has it.</param>
    /// <exception cref="OnnxVizException">An input is not there, or it is the picture.</exception>
    public void RequireInputs(OnnxGraph graph)
    {
        foreach (var name in feeds.Keys.Where(
            name => name == picture.Name || graph.Inputs.All(input => input.Name != name)))
        {
            throw new OnnxVizException(name == picture.Name
                ? $"input {name} takes the picture, it cannot be fed: name another input as the picture's by "
                    + "--input-name"
                : $"the model has no input {name} to be fed; it has "
                    + $"{string.Join(", ", graph.Inputs.Select(input => input.Name))}");
        }
    }

    /// <summary>Checks that a part of a graph needs nothing but the picture.</summary>
    /// <exception cref="OnnxVizException">It needs more.</exception>
    public void RequireFed(OnnxGraph part, OnnxGraph whole)
    {
        var names = part.Fed.Select(input => input.Name).ToHashSet(StringComparer.Ordinal);
        var missing = whole.Inputs.Where(input => input.Name != picture.Name && names.Contains(input.Name)).ToArray();
        if (missing.Length > 0)
        {
            throw new OnnxVizException(
                "the model needs more than a picture: "
                + $"{string.Join(", ", missing.Select(input => $"{input.Name} ({input})"))}; give each by "
                + $"--feed {missing[0].Name}=NUMBER or {missing[0].Name}=FILE.npy, or as \"feed\" in the model card");
        }
    }

    /// <summary>A constant that is also an input may be fed something else.</summary>
    Tensor Fed(string name, Tensor constant) =>
        feeds.TryGetValue(name, out var feed)
            ? feed.For(ValueInfo.Of(name, constant.Type), [.. constant.Shape.Select(size => (long?)size)])
            : constant;

    Dictionary<string, long> SymbolsOf(OnnxGraph graph, Shape shape)
    {
        var symbols = new Dictionary<string, long>(StringComparer.Ordinal);
        var declared = graph.Inputs.FirstOrDefault(input => input.Name == picture.Name)?.Dimensions ?? [];
        for (var axis = 0; axis < declared.Count && axis < shape.Rank; axis++)
        {
            if (SymbolOf(declared[axis], axis) is { } symbol)
            {
                symbols.TryAdd(symbol, shape[axis]);
            }
        }

        return symbols;
    }

    static long? Size(Dimension dimension, int axis, Dictionary<string, long> symbols) =>
        dimension.Size
            ?? (SymbolOf(dimension, axis) is { } symbol && symbols.TryGetValue(symbol, out var size) ? size : null);

    /// <remarks>A free dimension without a symbol is the batch where it is the first one.</remarks>
    static string? SymbolOf(Dimension dimension, int axis) =>
        dimension.Size is not null ? null : dimension.Symbol.Length > 0 ? dimension.Symbol : axis == 0 ? "" : null;
}
