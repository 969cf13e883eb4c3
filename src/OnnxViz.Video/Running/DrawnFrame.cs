namespace OnnxViz.Video;

/// <summary>A frame on its way to the disk.</summary>
/// <param name="Number">How many were drawn before it, those before the first one of the video included.</param>
/// <param name="Pixels">Its pixels, [N, C, H, W] in [0, 1]; null where it is on the disk already.</param>
sealed record DrawnFrame(int Number, float[]? Pixels);
