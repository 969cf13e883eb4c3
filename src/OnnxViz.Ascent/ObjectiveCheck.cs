using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Ascent;

/// <summary>Checks objectives against a network before anything is computed.</summary>
public static class ObjectiveCheck
{
    /// <summary>Looks up every layer, channel and class.</summary>
    /// <exception cref="OnnxVizException">One does not exist.</exception>
    public static void Require(Network network, IEnumerable<Objective> objectives)
    {
        foreach (var objective in objectives)
        {
            _ = objective.In(network);
        }
    }
}
