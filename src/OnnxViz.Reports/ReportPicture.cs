namespace OnnxViz.Reports;

/// <summary>A picture as the network saw it.</summary>
/// <param name="Name">Its file name; patches name their picture by it.</param>
/// <param name="Image">
/// The picture at the size of the network's input: receptive fields are placed on its pixels.
/// </param>
/// <param name="Note">Anything to say about it; may be empty.</param>
public sealed record ReportPicture(string Name, ReportImage Image, string Note = "");
