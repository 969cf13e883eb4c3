namespace OnnxViz.Cli.Drawing;

/// <summary>
/// What is written beside a video file: what it is, and all that is needed to draw it again; the names are the keys of
/// its JSON.
/// </summary>
sealed record VideoManifest(
    string Video, int Frames, int First, double Fps, int Width, int Height, int? Crf, VideoPlan Plan);
