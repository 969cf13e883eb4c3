namespace OnnxViz.Atlas;

/// <summary>An entry of an attachment, as Netron reads it.</summary>
/// <param name="Kind">What it belongs to: graph, node or value.</param>
/// <param name="Target">The name of that; empty for the graph.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Value">A text or a number.</param>
/// <param name="Type">How the value is shown.</param>
sealed record NetronItem(string Kind, string Target, string Name, object Value, string Type);
