using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Ascent;

/// <summary>Checks objectives against a network before anything is computed.</summary>
public static class ObjectiveCheck
{
    /// <summary>Looks up every layer and channel.</summary>
    /// <exception cref="OnnxVizException">A layer or channel does not exist.</exception>
    public static void Require(Network network, IEnumerable<Objective> objectives)
    {
        foreach (var objective in objectives)
        {
            _ = objective.Rename(layer => network.Layers.Find(layer).Tensor);
            RequireChannels(network.Layers, objective);
        }
    }

    static void RequireChannels(LayerCatalog layers, Objective objective)
    {
        switch (objective)
        {
            case Channel channel:
                OneChannel.Require(layers.Find(channel.Layer), channel.Index);
                break;
            case Neuron neuron:
                OneChannel.Require(layers.Find(neuron.Layer), neuron.Index);
                break;
            case WeightedSum sum:
                foreach (var term in sum.Terms)
                {
                    RequireChannels(layers, term.Objective);
                }

                break;
        }
    }
}
