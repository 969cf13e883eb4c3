namespace OnnxViz.Graph.Passes.Upgrades;

/// <summary>
/// A graph while its nodes are upgraded: names, constants and declared types, its own and those of the graphs around
/// it.
/// </summary>
sealed class UpgradeScope
{
    readonly UpgradeScope? _outer;
    readonly NamePool _names;
    readonly Dictionary<string, Tensor> _constants;
    readonly Dictionary<string, ValueInfo> _declared;

    /// <param name="graph">The graph.</param>
    /// <param name="outer">The graph around it, or null.</param>
    /// <param name="names">The names of the whole model.</param>
    /// <param name="further">Nodes that come in later.</param>
    public UpgradeScope(OnnxGraph graph, UpgradeScope? outer, NamePool names, IEnumerable<Node>? further = null)
    {
        (_outer, _names) = (outer, names);
        _constants = graph.Constants.ToDictionary(StringComparer.Ordinal);
        _declared = graph.Inputs.Concat(graph.Outputs).Concat(graph.Inner)
            .GroupBy(info => info.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        IsSinglePrecision = (outer?.IsSinglePrecision ?? true)
            && !HasOtherFloats(graph, graph.Nodes.Concat(further ?? []));
    }

    /// <summary>Whether no half or double precision occurs, so that every number may be taken for a float.</summary>
    public bool IsSinglePrecision { get; }

    public IReadOnlyDictionary<string, Tensor> Constants => _constants;

    public string Claim(string name) => _names.Claim(name);

    public string AddConstant(string name, Tensor tensor)
    {
        var unique = Claim(name);
        _constants.Add(unique, tensor);
        return unique;
    }

    public Tensor? ConstantOf(string name) => _constants.GetValueOrDefault(name) ?? _outer?.ConstantOf(name);

    public ElementType? ElementOf(string name) =>
        ConstantOf(name)?.Element
        ?? (Declared(name) is { Element: not ElementType.Undefined } info ? info.Element : null);

    public int? RankOf(string name) => ConstantOf(name)?.Shape.Rank ?? Declared(name)?.Dimensions?.Count;

    /// <summary>Makes the tensor of a Constant node a constant of the graph.</summary>
    public void Adopt(string name, Tensor tensor) => _constants[name] = tensor;

    ValueInfo? Declared(string name) => _declared.GetValueOrDefault(name) ?? _outer?.Declared(name);

    static ElementType Target(Node cast) => cast.Attributes["to"] switch
    {
        long number => (ElementType)number,
        string text when Enum.TryParse<ElementType>(text, ignoreCase: true, out var element) => element,
        _ => ElementType.Undefined,
    };

    static bool HasOtherFloats(OnnxGraph graph, IEnumerable<Node> nodes) =>
        graph.Constants.Values.Select(tensor => tensor.Element)
            .Concat(graph.Inputs.Concat(graph.Inner).Select(info => info.Element))
            .Concat(nodes.Where(node => node.Operator == "Cast").Select(Target))
            .Concat(nodes.SelectMany(node => node.Attributes).Select(pair => pair.Value).OfType<Tensor>()
                .Select(tensor => tensor.Element))
            .Any(element => element.IsFloat() && element != ElementType.Float);
}
