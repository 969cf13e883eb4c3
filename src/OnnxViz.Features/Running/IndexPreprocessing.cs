using OnnxViz.Networks;

namespace OnnxViz.Features;

/// <summary>How pictures went in.</summary>
sealed record IndexPreprocessing(string Name, IReadOnlyList<float> Range, IReadOnlyList<float> Mean, IReadOnlyList<float> Sd, string Order)
{
    public IndexPreprocessing(Preprocessing used)
        : this($"{used}", [used.Low, used.High], used.Mean, used.Sd, used.Order.ToString().ToLowerInvariant())
    {
    }
}
