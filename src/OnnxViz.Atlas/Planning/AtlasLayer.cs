namespace OnnxViz.Atlas;

/// <summary>A layer of an atlas.</summary>
/// <param name="Name">What to call it: its alias, or its tensor.</param>
/// <param name="Tensor">The tensor that it is.</param>
/// <param name="Folder">The folder of its files, below that of the atlas.</param>
/// <param name="Channels">The number of its channels, each of which is a unit.</param>
/// <param name="Batch">
/// How many units are drawn at once, at least 1: on it hang the last bits of their pictures.
/// </param>
public sealed record AtlasLayer(string Name, string Tensor, string Folder, int Channels, int Batch);
