namespace OnnxViz.Graph.Passes.Upgrades;

/// <summary>The functions of a model, unfolded where nodes call them.</summary>
sealed class FunctionTable
{
    const int MostNodes = 200_000;

    readonly Dictionary<(string Domain, string Name, string Overload), OnnxFunction> _functions = [];
    readonly HashSet<OnnxFunction> _open = new(ReferenceEqualityComparer.Instance);
    int _nodes;

    public FunctionTable(IEnumerable<OnnxFunction> functions)
    {
        foreach (var function in functions)
        {
            _functions[(function.Domain, function.Name, function.Overload)] = function;
        }
    }

    /// <summary>The function that a node calls, or null.</summary>
    public OnnxFunction? Find(Node node) =>
        _functions.GetValueOrDefault((node.Domain, node.Operator, node.Overload));

    /// <summary>Hands out the nodes that stand for a call, one by one.</summary>
    /// <exception cref="OnnxVizException">The function calls itself, or there is no end of nodes.</exception>
    public void Unfold(Node call, OnnxFunction function, NamePool names, Action<Node> add)
    {
        if (!_open.Add(function))
        {
            throw new OnnxVizException($"function {function.Name} of the model calls itself");
        }

        foreach (var node in new FunctionCall(call, function, names).Body())
        {
            if (++_nodes > MostNodes)
            {
                throw new OnnxVizException($"the functions of the model unfold to more than {MostNodes} nodes");
            }

            add(node);
        }

        _open.Remove(function);
    }
}
