namespace OnnxViz.Networks;

/// <summary>A published network: its file, and what is known beside it.</summary>
/// <param name="Name">What users call it, such as <c>vgg16</c>.</param>
/// <param name="About">What it is, in a few words.</param>
/// <param name="Licence">Its licence as an SPDX identifier.</param>
/// <param name="File">The ONNX file.</param>
/// <param name="Labels">A file that names its classes; null where there is none.</param>
/// <param name="Classes">The names of its classes; empty where a file names them, or nobody.</param>
/// <param name="Card">Preprocessing and layer names for its model card.</param>
public sealed record PublishedModel(
    string Name,
    string About,
    string Licence,
    PublishedFile File,
    PublishedFile? Labels,
    IReadOnlyList<string> Classes,
    ModelCardJson Card);
