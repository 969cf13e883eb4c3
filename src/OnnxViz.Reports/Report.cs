namespace OnnxViz.Reports;

/// <summary>What a page shows: pictures, layers, their filters. Everything but the title may be empty.</summary>
/// <param name="Title">What the page is about, such as the model's file name.</param>
/// <param name="Facts">What was done and with what: model, preprocessing, settings.</param>
/// <param name="Pictures">The pictures that maps were made of, or patches cut from.</param>
/// <param name="Layers">
/// The layers; walked once, in order, while the page is written, so that large ones may be made on the way.
/// </param>
public sealed record Report(
    string Title, IReadOnlyList<ReportFact> Facts, IReadOnlyList<ReportPicture> Pictures,
    IEnumerable<ReportLayer> Layers);
