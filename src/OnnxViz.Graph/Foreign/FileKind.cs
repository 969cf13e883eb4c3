namespace OnnxViz.Graph.Foreign;

/// <summary>A kind of file that people give in place of a model.</summary>
/// <param name="Name">What it is, with its article.</param>
/// <param name="Advice">How to come to ONNX from it.</param>
/// <param name="Fits">Whether a file is of this kind.</param>
sealed record FileKind(string Name, string Advice, Func<FileStart, bool> Fits);
