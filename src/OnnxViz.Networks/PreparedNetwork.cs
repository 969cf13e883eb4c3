using OnnxViz.Graph;

namespace OnnxViz.Networks;

/// <summary>
/// A network cut to what is asked of it, with its size fixed, simplified, and every tensor's type known.
/// </summary>
/// <param name="Model">The graph; its outputs are the tensors asked for.</param>
/// <param name="Types">The type of every tensor.</param>
/// <param name="Input">The picture input.</param>
public sealed record PreparedNetwork(OnnxModel Model, IReadOnlyDictionary<string, TensorType> Types, string Input);
