namespace OnnxViz.Ascent;

/// <summary>In whose company a picture was drawn: its bits hang on that, though 8 of them hardly do.</summary>
/// <param name="Count">The pictures of the batch.</param>
/// <param name="Place">The picture's place among them, from 0.</param>
/// <param name="Narrowing">Which channels of the last layer were computed.</param>
public sealed record DrawnTogether(int Count, int Place, Narrowing Narrowing);
