namespace OnnxViz.Graph.Passes;

/// <summary>Puts the nodes of a graph in an order in which they can run, and refuses graphs that have none.</summary>
public static class RunningOrder
{
    /// <summary>
    /// The same graph, its nodes behind what they use; nodes that are in order already keep their places.
    /// </summary>
    /// <exception cref="OnnxVizException">There is a cycle, or a tensor that nothing makes, or one that is made
    /// twice.</exception>
    public static OnnxGraph Apply(OnnxGraph graph) => Apply(graph, _ => false);

    static OnnxGraph Apply(OnnxGraph graph, Func<string, bool> isOutside)
    {
        var made = Made(graph);
        bool IsKnown(string name) => made.ContainsKey(name) || isOutside(name);
        foreach (var output in graph.Outputs.Where(output => !IsKnown(output.Name)))
        {
            throw new OnnxVizException($"the graph's output {output.Name} is made by no node");
        }

        var nodes = graph.Nodes.Select(node => WithSubgraphs(node, IsKnown)).ToList();
        return graph with { Nodes = Sorted(nodes, made, isOutside) };
    }

    /// <summary>Every tensor of the graph with the position of its node; -1 for inputs and constants.</summary>
    static Dictionary<string, int> Made(OnnxGraph graph)
    {
        var made = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in graph.Inputs.Select(input => input.Name).Concat(graph.Constants.Keys))
        {
            made[name] = -1;
        }

        for (var position = 0; position < graph.Nodes.Count; position++)
        {
            Add(made, graph.Nodes[position], position);
        }

        return made;
    }

    static void Add(Dictionary<string, int> made, Node node, int position)
    {
        if (node.Outputs.All(output => output.Length == 0))
        {
            throw new OnnxVizException($"node {node.Label} ({node.FullOperator}) has no outputs");
        }

        foreach (var output in node.Outputs.Where(output => output.Length > 0))
        {
            if (!made.TryAdd(output, position))
            {
                throw new OnnxVizException(
                    $"the tensor {output}, which node {node.Label} ({node.FullOperator}) makes, is made twice");
            }
        }
    }

    static Node WithSubgraphs(
        Node node, Func<string, bool> isKnown) => node.Attributes.Any(pair => pair.Value is OnnxGraph)
        ? node with
        {
            Attributes = node.Attributes.Select(
                content => content is OnnxGraph inner ? Apply(inner, isKnown) : content),
        }
        : node;

    /// <remarks>Runs whatever can run, the first in the file first, until nothing is left or nothing can.</remarks>
    static List<Node> Sorted(List<Node> nodes, Dictionary<string, int> made, Func<string, bool> isOutside)
    {
        var users = nodes.Select(_ => new List<int>()).ToArray();
        var waiting = new int[nodes.Count];
        for (var position = 0; position < nodes.Count; position++)
        {
            foreach (var producer in Producers(nodes[position], made, isOutside))
            {
                users[producer].Add(position);
                waiting[position]++;
            }
        }

        var ready = new PriorityQueue<int, int>();
        ready.EnqueueRange(
            Enumerable.Range(0, nodes.Count).Where(node => waiting[node] == 0).Select(node => (node, node)));
        var sorted = new List<Node>(nodes.Count);
        while (ready.TryDequeue(out var next, out _))
        {
            sorted.Add(nodes[next]);
            ready.EnqueueRange(users[next].Where(user => --waiting[user] == 0).Select(user => (user, user)));
        }

        return sorted.Count == nodes.Count
            ? sorted
            : throw Circle(nodes.Where((_, position) => waiting[position] > 0).ToArray());
    }

    static OnnxVizException Circle(Node[] waiting) => new(
        $"the graph goes in a circle: {waiting.Length} nodes wait for each other, among them {waiting[0].Label}");

    static IEnumerable<int> Producers(Node node, Dictionary<string, int> made, Func<string, bool> isOutside)
    {
        foreach (var name in node.Inputs.Concat(Captures.Of(node)).Where(name => name.Length > 0)
            .Distinct(StringComparer.Ordinal))
        {
            if (made.TryGetValue(name, out var producer))
            {
                if (producer >= 0)
                {
                    yield return producer;
                }
            }
            else if (!isOutside(name))
            {
                throw new OnnxVizException(
                    $"node {node.Label} ({node.FullOperator}) uses the tensor {name}, which nothing makes");
            }
        }
    }
}
