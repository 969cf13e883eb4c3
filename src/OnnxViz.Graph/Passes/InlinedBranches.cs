namespace OnnxViz.Graph.Passes;

/// <summary>Puts the branches of If nodes whose conditions are known in the places of the nodes.</summary>
public static class InlinedBranches
{
    /// <summary>
    /// The graph with the chosen branches inlined. Tensors inside keep their names where these are free.
    /// </summary>
    /// <param name="graph">A graph.</param>
    /// <param name="conditions">The conditions that are known, by tensor.</param>
    public static OnnxGraph Apply(OnnxGraph graph, IReadOnlyDictionary<string, bool> conditions)
    {
        var names = new NamePool();
        foreach (var name in graph.Inputs.Select(input => input.Name).Concat(graph.Constants.Keys)
            .Concat(graph.Nodes.SelectMany(node => node.Outputs)).ToHashSet(StringComparer.Ordinal))
        {
            names.Claim(name);
        }

        var nodeNames = new NamePool();
        foreach (var name in graph.Nodes.Select(node => node.Name).ToHashSet(StringComparer.Ordinal))
        {
            nodeNames.Claim(name);
        }

        var constants = graph.Constants.ToDictionary(StringComparer.Ordinal);
        var inner = graph.Inner.ToList();
        return graph with { Nodes = [.. graph.Nodes.SelectMany(Replaced)], Constants = constants, Inner = inner };

        IEnumerable<Node> Replaced(Node node) =>
            Chosen(node, conditions) is { } branch
                ? Inline(node, branch, names, constants, inner).Select(Named)
                : [node];

        Node Named(Node node) => node.Name.Length == 0 ? node : node with { Name = nodeNames.Claim(node.Name) };
    }

    /// <summary>Whether a node chooses between branches; a broken If does not.</summary>
    public static bool IsChoice(Node node) => node is { Operator: "If", Domain: "", Inputs.Count: 1 }
        && IsBranch(node, "then_branch") && IsBranch(node, "else_branch");

    static bool IsBranch(Node node, string name) =>
        node.Attributes[name] is OnnxGraph branch && branch.Outputs.Count == node.Outputs.Count;

    static OnnxGraph? Chosen(Node node, IReadOnlyDictionary<string, bool> conditions) =>
        IsChoice(node) && conditions.TryGetValue(node.Inputs[0], out var holds)
            ? node.Attributes[holds ? "then_branch" : "else_branch"] as OnnxGraph
            : null;

    static List<Node> Inline(
        Node node, OnnxGraph branch, NamePool names, Dictionary<string, Tensor> constants, List<ValueInfo> inner)
    {
        var own = branch.Constants.Keys.Concat(branch.Nodes.SelectMany(each => each.Outputs)).ToHashSet(
            StringComparer.Ordinal);
        var renamed = Outputs(node, branch);
        var renaming = new Renaming(Name, name => name);
        foreach (var (name, tensor) in branch.Constants)
        {
            constants[Name(name)] = tensor;
        }

        inner.AddRange(branch.Inner.Select(info => info with { Name = Name(info.Name) }));
        var copies =
            node.Outputs.Zip(branch.Outputs, (outside, inside) => (Outside: outside, Inside: Name(inside.Name)))
                .Where(pair => pair.Outside.Length > 0 && pair.Outside != pair.Inside)
                .Select(pair => new Node("Identity", [pair.Inside], [pair.Outside], Attributes.None, pair.Outside));
        return [.. branch.Nodes.Select(renaming.Of), .. copies];

        string Name(string name)
        {
            if (!own.Contains(name))
            {
                return renamed.GetValueOrDefault(name, name);
            }

            if (!renamed.TryGetValue(name, out var outside))
            {
                renamed.Add(name, outside = names.Claim(name));
            }

            return outside;
        }
    }

    /// <summary>What nodes of the branch make for the outside has the name that the If gives it.</summary>
    static Dictionary<string, string> Outputs(Node node, OnnxGraph branch)
    {
        var made = branch.Nodes.SelectMany(each => each.Outputs).ToHashSet(StringComparer.Ordinal);
        return branch.Outputs.Zip(node.Outputs).Where(pair => pair.Second.Length > 0 && made.Contains(pair.First.Name))
            .DistinctBy(pair => pair.First.Name)
            .ToDictionary(pair => pair.First.Name, pair => pair.Second, StringComparer.Ordinal);
    }
}
