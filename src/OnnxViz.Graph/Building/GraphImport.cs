namespace OnnxViz.Graph;

/// <summary>Copies a finished graph into one under construction.</summary>
sealed class GraphImport(GraphBuilder target, IReadOnlyDictionary<string, TensorType> types)
{
    readonly Dictionary<string, Value> _copied = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Value> Copy(OnnxGraph graph, IReadOnlyDictionary<string, Value> given)
    {
        foreach (var (name, tensor) in graph.Constants)
        {
            _copied[name] = target.AddConstant(target.Claim(name), tensor);
        }

        foreach (var input in graph.Fed)
        {
            _copied[input.Name] = given.TryGetValue(input.Name, out var value)
                ? Fitting(input.Name, target.Own(value))
                : target.Input(input.Name, TypeOf(input.Name));
        }

        foreach (var node in graph.Nodes)
        {
            Copy(node);
        }

        return _copied;
    }

    void Copy(Node node)
    {
        var inputs = node.Inputs.Select(name => name.Length == 0 ? "" : Known(name, node)).ToArray();
        var outputs = node.Outputs.Select(name => name.Length == 0 ? "" : target.Claim(name)).ToArray();
        var outputTypes = node.Outputs.Select(
            name => name.Length == 0 ? new(ElementType.Undefined, Shape.Scalar) : TypeOf(name)).ToArray();
        target.Add(node with { Inputs = inputs, Outputs = outputs }, outputTypes);
        foreach (var (name, output) in node.Outputs.Zip(outputs).Where(pair => pair.First.Length > 0))
        {
            _copied[name] = target[output];
        }
    }

    string Known(string name, Node node) => _copied.TryGetValue(name, out var value)
        ? value.Name
        : throw new OnnxVizException(
            $"node {node.Label} ({node.FullOperator}) uses the tensor {name}, which nothing makes");

    Value Fitting(string name, Value value) => value.Type == TypeOf(name)
        ? value
        : throw new OnnxVizException($"input {name} is {TypeOf(name)}, but {value.Type} was given");

    TensorType TypeOf(string name) => types.TryGetValue(name, out var type)
        ? type
        : throw new OnnxVizException($"the type of tensor {name} is not known");
}
