namespace OnnxViz.Atlas;

/// <summary>The memory that drawing units of a layer takes beside what the process has already.</summary>
/// <param name="Fixed">Bytes whatever the batch.</param>
/// <param name="Each">Bytes for each unit of a batch.</param>
public sealed record LayerNeed(double Fixed, double Each)
{
    /// <summary>The bytes that a batch takes.</summary>
    public double Of(int batch) => Fixed + (Each * batch);

    /// <summary>The largest batch that fits into so many bytes; 0 for none.</summary>
    public int Fitting(double bytes) =>
        bytes < Of(1) ? 0 : (int)Math.Min(int.MaxValue, (bytes - Fixed) / Math.Max(1, Each));
}
