using OnnxViz.Ascent;
using OnnxViz.Attribution;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Drawing;

/// <summary>Methods that are ready, as many at a time as memory is good for: each has the weights of its own.</summary>
/// <param name="network">The network behind its preprocessing.</param>
/// <param name="size">The pictures' size.</param>
/// <param name="settings">How methods are run.</param>
sealed class OpenExplainers(PictureNetwork network, (int Height, int Width) size, AttributionSettings settings)
    : IDisposable
{
    const long MostBytes = 1L << 31;

    readonly List<(Method Method, Explainer Explainer)> _open = [];

    /// <summary>How many may be open at a time.</summary>
    public int Most => (int)Math.Clamp(
        MostBytes / Math.Max(1, network.Network.CountParameters() * 2 * sizeof(float)), 1, int.MaxValue);

    /// <summary>A method that is ready; others are closed where there are too many.</summary>
    public Explainer Of(Method method, Objective objective)
    {
        var found = _open.FindIndex(pair => pair.Method == method);
        if (found >= 0)
        {
            return _open[found].Explainer;
        }

        while (_open.Count >= Most)
        {
            _open[0].Explainer.Dispose();
            _open.RemoveAt(0);
        }

        _open.Add((method, method.Open(
            AttributionTask.For(network, objective, size.Height, size.Width, settings))));
        return _open[^1].Explainer;
    }

    public void Dispose() => _open.ForEach(pair => pair.Explainer.Dispose());
}
