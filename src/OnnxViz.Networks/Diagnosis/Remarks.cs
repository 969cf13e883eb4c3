using OnnxViz.Graph;

namespace OnnxViz.Networks;

/// <summary>What a user should know of a network before its numbers are believed.</summary>
public static class Remarks
{
    const int Named = 3;

    /// <summary>
    /// A sentence each: that nodes are taken out of training mode, that the preprocessing seems wrong.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="preprocessing">How pictures go in; null where none do.</param>
    /// <exception cref="OnnxVizException">The preprocessing does not fit the number of channels.</exception>
    public static IReadOnlyList<string> On(Network network, Preprocessing? preprocessing) =>
    [
        .. Training(network.Switched) is { } training ? [training] : Array.Empty<string>(),
        .. preprocessing is not null && PreprocessingDoubt.Of(network, preprocessing) is { } doubt
            ? [doubt]
            : Array.Empty<string>(),
    ];

    /// <summary>That nodes are in training mode in the file, in a sentence; null where none are.</summary>
    public static string? Training(IReadOnlyList<Node> switched) => switched.Count == 0 ? null
        : $"the file is in training mode, or leaves that open ({Names(switched)}): it runs as in use, "
            + string.Join(", ", switched.Select(Form).Distinct());

    static string Names(IReadOnlyList<Node> nodes) =>
        string.Join(", ", nodes.Take(Named).Select(node => $"{node.Operator} {node.Label}"))
            + (nodes.Count > Named ? $" and {nodes.Count - Named} more" : "");

    static string Form(Node node) => node.Operator == "Dropout"
        ? "Dropout letting all through"
        : "BatchNormalization with the statistics that it has stored";
}
