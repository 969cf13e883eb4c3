using OnnxViz.Graph;

namespace OnnxViz.Representations;

/// <summary>The layers of a representation that people may ask for, in order.</summary>
public sealed class Layers
{
    readonly List<string> _names = [];
    readonly List<Value> _values = [];

    /// <summary>Their names.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Their values, [N, C, H, W].</summary>
    public IReadOnlyList<Value> Values => _values;

    /// <summary>Writes the nodes of a layer, named after it.</summary>
    public Value Add(string name, GraphBuilder graph, Func<Value> write)
    {
        graph.Scope = name;
        var value = write();
        _names.Add(name);
        _values.Add(value);
        return value;
    }
}
