namespace OnnxViz.Cli.Output;

/// <summary>The line of JSON for a video.</summary>
sealed record VideoReport(
    string File, int Frames, int Drawn, double Fps, int Width, int Height, double Seconds, double FramesPerSecond);
