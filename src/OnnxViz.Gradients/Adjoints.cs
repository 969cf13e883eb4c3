using OnnxViz.Graph;

namespace OnnxViz.Gradients;

/// <summary>The gradients collected so far, by the tensor they belong to.</summary>
sealed class Adjoints(GraphBuilder graph)
{
    readonly Dictionary<string, List<Value>> _parts = new(StringComparer.Ordinal);

    public void Add(Value value, Value gradient)
    {
        if (!_parts.TryGetValue(value.Name, out var parts))
        {
            _parts.Add(value.Name, parts = []);
        }

        parts.Add(gradient);
    }

    /// <summary>The sum of what arrived at a tensor; null when nothing did.</summary>
    public Value? Of(string name)
    {
        if (!_parts.TryGetValue(name, out var parts))
        {
            return null;
        }

        var scope = graph.Scope;
        graph.Scope = $"gradient/{name}";
        var sum = parts.Aggregate((left, right) => left + right);
        graph.Scope = scope;
        _parts[name] = [sum];
        return sum;
    }
}
