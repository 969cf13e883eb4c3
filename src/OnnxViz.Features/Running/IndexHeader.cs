namespace OnnxViz.Features;

/// <summary>What all files of a folder have in common; the names are the keys of the index.</summary>
sealed record IndexHeader(
    string Onnxviz,
    string Onnxruntime,
    IndexModel Model,
    IndexPreprocessing Preprocessing,
    IndexRun Run,
    object Output,
    IReadOnlyList<IndexLayer> Layers,
    IndexList List);
