namespace OnnxViz.Video;

/// <summary>Delays in whole hundredths of a second that do not drift from the rate.</summary>
/// <param name="rate">Frames per second.</param>
sealed class FrameClock(double rate)
{
    const int Hundredths = 100;

    int _frames;

    /// <summary>How long the next frame is shown, in hundredths of a second.</summary>
    public int Next() => Hundreds(++_frames) - Hundreds(_frames - 1);

    int Hundreds(int frames) => (int)Math.Round(frames * Hundredths / rate);
}
