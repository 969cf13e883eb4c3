namespace OnnxViz.Graph;

/// <summary>An attribute inside a function: what the call of the function gives under a name.</summary>
/// <param name="Name">The attribute of the call.</param>
/// <param name="Kind">The kind of its content, numbered as in ONNX's <c>AttributeProto.AttributeType</c>.</param>
public sealed record AttributeReference(string Name, int Kind);
