namespace OnnxViz.Features;

/// <summary>What the bits of the maps hang on beside the model; exact is whether they are those of the whole file.</summary>
sealed record IndexRun(int Height, int Width, int Channels, string Fit, int Batch, string Device, int Threads, bool Exact)
{
    public IndexRun(FeatureExtractor extractor) : this(
        extractor.Height,
        extractor.Width,
        extractor.Channels,
        FitWord.Of(extractor.Settings.Fit),
        extractor.Batch,
        $"{extractor.Settings.Runtime.Device}",
        extractor.RunThreads,
        extractor.IsExact)
    {
    }
}
