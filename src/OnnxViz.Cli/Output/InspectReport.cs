using System.Text.Json.Serialization;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Output;

/// <summary>What `inspect` tells about a model; the names are the keys of its JSON.</summary>
/// <param name="File">The file.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="Opset">The operator set it is written in.</param>
/// <param name="Upgraded">Operators that were brought from an older or fused form into the one dialect.</param>
/// <param name="Training">Nodes that are in training mode in the file and run as in use; null where none are.</param>
/// <param name="Random">Nodes that draw random numbers.</param>
/// <param name="OtherDomains">Operators that are left and are not of the standard.</param>
/// <param name="Parameters">How many numbers it has learnt.</param>
/// <param name="Inputs">What must be fed.</param>
/// <param name="Outputs">What it gives.</param>
/// <param name="Picture">The input that takes pictures.</param>
/// <param name="Fed">What the other inputs are fed.</param>
/// <param name="Open">Dimensions of inputs that the file leaves open.</param>
/// <param name="Preprocessing">How pictures go in.</param>
/// <param name="Doubt">Why that seems wrong; null where nothing speaks against it.</param>
/// <param name="InGraph">
/// What the network itself does to its picture first; null where it does nothing that can be told.
/// </param>
/// <param name="Layers">The layers, in running order.</param>
/// <param name="Obstacles">Where gradients stop.</param>
/// <param name="Verdict">Whether gradients reach every layer, in a sentence.</param>
/// <param name="Check">What it makes of a picture; null where none was given.</param>
sealed record InspectReport(
    string File,
    long Size,
    long Opset,
    IReadOnlyList<OperatorCount> Upgraded,
    IReadOnlyList<OperatorCount> OtherDomains,
    string? Training,
    IReadOnlyList<string> Random,
    long Parameters,
    IReadOnlyList<ValueReport> Inputs,
    IReadOnlyList<ValueReport> Outputs,
    string Picture,
    IReadOnlyList<FeedReport> Fed,
    IReadOnlyList<OpenDimension> Open,
    PreprocessingReport Preprocessing,
    string? Doubt,
    InputArithmeticReport? InGraph,
    IReadOnlyList<LayerReport> Layers,
    IReadOnlyList<ObstacleReport> Obstacles,
    string Verdict,
    CheckReport? Check)
{
    public static InspectReport Of(Network network, Preprocessing preprocessing, string source, CheckReport? check)
    {
        var graph = network.ToModel().Graph;
        LayerReport[] layers = [.. network.FindLayers().All.Select(LayerReport.Of)];
        var obstacles = ObstacleReport.Of(network.FindLayers().Obstacles);
        return new(
            network.Path,
            new FileInfo(network.Path).Length,
            network.Opset,
            OperatorCount.Of(network.Upgraded),
            OperatorCount.Of(graph.Nodes.Where(node => node.Domain.Length > 0)),
            Remarks.Training(network.Switched),
            [.. network.RandomNodes().Select(node => $"{node.Operator} {node.Label}")],
            network.CountParameters(),
            [.. graph.Fed.Select(input =>
                ValueReport.Of(
                    input.Name == network.FindInput().Name
                        ? input with { Element = network.FindInput().FileElement }
                        : input))],
            [.. graph.Outputs.Select(ValueReport.Of)],
            network.FindInput().Name,
            FeedReport.Of(network),
            OpenDimension.Of(network),
            PreprocessingReport.Of(preprocessing, source),
            PreprocessingDoubt.Of(network, preprocessing),
            InputArithmeticReport.Of(network),
            layers,
            obstacles,
            VerdictOn(layers, obstacles),
            check);
    }

    public IEnumerable<string> Lines() =>
    [
        .. Facts().Select(fact => $"{fact.Name,-15}{fact.Text}"),
        "",
        .. TextTable.Lines(LayerReport.Heads, [.. Layers.Select(layer => layer.Row())]),
        "",
        .. Check is null ? [] : Check.Lines().Append(""),
        Verdict,
    ];

    static string VerdictOn(LayerReport[] layers, IReadOnlyList<ObstacleReport> obstacles)
    {
        var reached = layers.Count(layer => layer.Differentiable);
        return layers.Length == 0 ? "it has no layers: no node makes maps or scores of its picture"
            : reached == layers.Length ? $"gradients reach the picture from all {layers.Length} layers"
            : $"gradients reach the picture from {(reached == 0 ? "none" : $"{reached}")} of {layers.Length} layers"
                + (obstacles.Count == 0
                    ? "; the others do not depend on it"
                    : $"; they stop at {string.Join(", ", obstacles)}");
    }

    IEnumerable<(string Name, string Text)> Facts()
    {
        yield return ("file", $"{File}, {ByteCount.Text(Size)}, opset {Opset}, {Parameters:#,0} parameters");
        foreach (var fact in Dialect().Concat(Ports()).Concat(Picturing()))
        {
            yield return fact;
        }

        foreach (var obstacle in Obstacles)
        {
            yield return ("no gradient", $"{obstacle}: {obstacle.Reason}");
        }
    }

    IEnumerable<(string Name, string Text)> Dialect()
    {
        if (Upgraded.Count > 0)
        {
            yield return ("upgraded", $"{string.Join(", ", Upgraded)} to opset {OnnxModel.Dialect}");
        }

        if (OtherDomains.Count > 0)
        {
            yield return ("not standard", string.Join(", ", OtherDomains));
        }

        if (Training is not null)
        {
            yield return ("training mode", Training);
        }

        if (Random.Count > 0)
        {
            yield return ("random",
                $"{string.Join(", ", Random)}: what depends on these differs from run to run and is refused");
        }
    }

    IEnumerable<(string Name, string Text)> Ports()
    {
        yield return (Inputs.Count == 1 ? "input" : "inputs", string.Join(", ", Inputs));
        if (Inputs.Count > 1)
        {
            yield return ("picture", Picture);
            yield return ("fed", string.Join(", ", Fed));
        }

        foreach (var group in Open.GroupBy(dimension => dimension.Input))
        {
            yield return ("open", $"{group.Key}: {string.Join(", ", group.Select(Text))}");
        }

        yield return (Outputs.Count == 1 ? "output" : "outputs", string.Join(", ", Outputs));
    }

    IEnumerable<(string Name, string Text)> Picturing()
    {
        yield return ("preprocessing", $"{Preprocessing}");
        if (Doubt is not null)
        {
            yield return ("", $"in doubt: {Doubt}");
        }

        if (InGraph is not null)
        {
            yield return ("in the graph", InGraph.Text);
        }

        if (Doubt is null && InGraph?.White is { } white)
        {
            yield return ("", $"so the network seems to take 0..{white}, which the preprocessing gives");
        }
    }

    static string Text(OpenDimension dimension) =>
        $"dimension {dimension.Axis}{(dimension.Symbol.Length > 0 ? $" ({dimension.Symbol})" : "")} is taken as "
        + $"{dimension.Assumed}";
}

/// <summary>How often an operator occurs.</summary>
sealed record OperatorCount(string Operator, int Count)
{
    public static IReadOnlyList<OperatorCount> Of(IEnumerable<Node> nodes) =>
        [.. nodes.CountBy(node => node.FullOperator).OrderByDescending(pair => pair.Value).Select(
            pair => new OperatorCount(pair.Key, pair.Value))];

    public override string ToString() => $"{Count} {Operator}";
}

/// <summary>An input or output as `inspect` shows it; a dimension of null is free, a shape of null unknown.</summary>
sealed record ValueReport(string Name, string Type, IReadOnlyList<long?>? Shape)
{
    public static ValueReport Of(ValueInfo info) => new(
        info.Name,
        info.Element.ToString().ToLowerInvariant(),
        info.Dimensions is { } all ? [.. all.Select(each => each.Size)] : null);

    public override string ToString() => Shape is null
        ? $"{Name} ({Type})"
        : $"{Name} ({Type} {string.Join('x', Shape.Select(each => each?.ToString() ?? "?"))})";
}

/// <summary>What an input beside the picture is fed; a value of null is nothing yet.</summary>
sealed record FeedReport(string Input, string? Value)
{
    public static IReadOnlyList<FeedReport> Of(Network network) =>
    [
        .. network.ToModel().Graph.Fed.Where(input => input.Name != network.FindInput().Name)
            .Select(input => new FeedReport(input.Name, network.Card.Feeds.GetValueOrDefault(input.Name)?.ToString())),
    ];

    public override string ToString() => Value is null
        ? $"nothing for {Input}, give it by --feed {Input}=NUMBER or {Input}=FILE.npy"
        : $"{Input} = {Value}";
}

/// <summary>
/// What the network itself does to its picture before anything else, and what that tells of the range it takes.
/// </summary>
/// <param name="Nodes">The nodes that do it.</param>
/// <param name="Order">The channel of the picture that each channel behind them comes from.</param>
/// <param name="Subtracted">What is taken from each channel.</param>
/// <param name="DividedBy">What each channel is then divided by.</param>
/// <param name="White">What white seems to go in as, 1 or 255; null where the numbers do not tell.</param>
sealed record InputArithmeticReport(
    IReadOnlyList<string> Nodes, IReadOnlyList<int> Order, IReadOnlyList<double> Subtracted,
    IReadOnlyList<double> DividedBy, double? White)
{
    /// <summary>The same in words.</summary>
    [JsonIgnore]
    public string Text { get; private init; } = "";

    public static InputArithmeticReport? Of(Network network) => InputArithmetic.Of(network) is { } seen
        ? new(seen.Nodes, seen.Order, seen.Subtracted, seen.Divisors, seen.White) { Text = $"{seen}" }
        : null;
}

/// <summary>A layer as `inspect` shows it; a receptive field of null is the whole picture.</summary>
sealed record LayerReport(
    int Index, string Name, string? Alias, string Tensor, string Operator, IReadOnlyList<long> Shape, long Channels,
    long? ReceptiveField, double Stride, bool Differentiable)
{
    public static string[] Heads { get; } =
        ["index", "name", "alias", "operator", "shape", "channels", "sees", "stride", "gradient"];

    public static LayerReport Of(Layer layer) => new(
        layer.Index, layer.Node, layer.Alias, layer.Tensor, layer.Operator, layer.Shape, layer.Channels,
        layer.ReceptiveField.Size, layer.ReceptiveField.Stride, layer.Differentiable);

    public string[] Row() =>
    [
        $"{Index}",
        Name,
        Alias ?? "",
        Operator,
        string.Join('x', Shape),
        $"{Channels}",
        ReceptiveField is { } pixels ? $"{pixels} px" : "all",
        ReceptiveField is null ? "" : $"{Stride:0.##}",
        Differentiable ? "yes" : "no",
    ];
}

/// <summary>An operator where gradients stop: how often, at which nodes, and why.</summary>
sealed record ObstacleReport(string Operator, int Count, IReadOnlyList<string> Nodes, string Reason)
{
    const int FewNodes = 3;

    public static IReadOnlyList<ObstacleReport> Of(IEnumerable<Obstacle> obstacles) =>
    [
        .. obstacles.GroupBy(obstacle => (obstacle.Node.FullOperator, obstacle.Reason), obstacle => obstacle.Node.Label)
            .Select(group =>
                new ObstacleReport(group.Key.FullOperator, group.Count(), [.. group.Take(FewNodes)], group.Key.Reason)),
    ];

    public override string ToString() => Count > FewNodes
        ? $"{Operator} ({Count}: {string.Join(", ", Nodes)} ...)"
        : $"{Operator} ({string.Join(", ", Nodes)})";
}
