namespace OnnxViz.Ascent;

/// <summary>
/// The magnitudes of natural photographs by a table of their means over directions, between its entries along straight
/// lines of logarithms, beyond its ends along the last of these; stronger across and down than along diagonals.
/// </summary>
/// <remarks>
/// Radial means of the spectrum that was published with T. Fel et al., "Unlocking Feature Visualization for Deeper
/// Networks with MAgnitude Constrained Optimization" (2023), channel 0 at 0.05 cycles per pixel being 1.
/// </remarks>
sealed class NaturalSpectrum : Spectrum
{
    const double Crossed = 0.18;

    static readonly double[] Frequencies =
        [0.002, 0.0039, 0.008, 0.0125, 0.02, 0.032, 0.05, 0.08, 0.125, 0.18, 0.25, 0.32, 0.40, 0.46, 0.499];

    static readonly double[][] Means =
    [
        [63.1, 23.4, 11.3, 6.33, 3.26, 1.80, 1.00, 0.495, 0.246, 0.130, 0.0647, 0.0321, 0.0126, 0.00475, 0.00229],
        [65.1, 25.4, 11.8, 6.51, 3.16, 1.77, 0.953, 0.473, 0.227, 0.114, 0.0518, 0.0232, 0.00805, 0.00275, 0.00123],
        [49.0, 19.5, 9.21, 5.17, 2.67, 1.50, 0.835, 0.424, 0.217, 0.115, 0.0550, 0.0259, 0.00935, 0.00330, 0.00150],
    ];

    /// <inheritdoc/>
    public override int Channels => 3;

    private protected override float At(int channel, double down, double across) => (float)(
        Mean(channel, double.Hypot(down, across)) * (1 + (Crossed * Math.Cos(4 * Math.Atan2(down, across)))));

    static double Mean(int channel, double frequency)
    {
        var above = Array.FindIndex(Frequencies, each => each >= frequency);
        var right = above < 0 ? Frequencies.Length - 1 : Math.Max(above, 1);
        var (low, high, means) = (Frequencies[right - 1], Frequencies[right], Means[channel]);
        var share = Math.Log(frequency / low) / Math.Log(high / low);
        return means[right - 1] * Math.Pow(means[right] / means[right - 1], share);
    }
}
