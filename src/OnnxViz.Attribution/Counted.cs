using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>Checks numbers of samples.</summary>
static class Counted
{
    /// <summary>The number itself where there is at least one.</summary>
    /// <exception cref="OnnxVizException">There is none.</exception>
    public static int Require(int count, string what, int least = 1) => count >= least
        ? count
        : throw new OnnxVizException($"{what} has to be at least {least}, not {count}");
}
