namespace OnnxViz.Pictures;

/// <summary>A picture and the text below it on a contact sheet.</summary>
/// <param name="Picture">The picture, grey or colour.</param>
/// <param name="Caption">The text; characters outside ASCII are shown as question marks.</param>
public sealed record CaptionedPicture(Picture Picture, string Caption);
