using OnnxViz.Ascent;
using OnnxViz.Attribution;
using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Fuzz.Running;

/// <summary>Takes a model the whole way that users go: reading, layers, gradient graph, session, a run.</summary>
static class ModelJourney
{
    static readonly RuntimeSettings OneThread = RuntimeSettings.Default with { Threads = 1 };

    /// <summary>Goes the way.</summary>
    /// <param name="path">The model.</param>
    /// <param name="number">Decides which layers and objectives are taken.</param>
    public static void Travel(string path, int number)
    {
        var network = Network.Load(path);
        _ = (network.CountParameters(), network.ComputeHash());
        var layers = network.FindLayers().All.Where(layer => layer.Differentiable).ToArray();
        if (layers.Length == 0)
        {
            throw new OnnxVizException($"{path} has no layer that gradients can be taken from");
        }

        Climb(network, ObjectiveOf(layers[^1], number), number);
        if (number % 3 == 0)
        {
            Climb(network, ObjectiveOf(layers[number % layers.Length], number / 3), number);
        }
    }

    static Objective ObjectiveOf(Layer layer, int number) => (number % 3) switch
    {
        0 => new WholeLayer(layer.Name),
        1 => new Channel(layer.Name, 0),
        _ => new Neuron(layer.Name, 0),
    };

    static void Climb(Network network, Objective objective, int number)
    {
        ObjectiveCheck.Require(network, [objective]);
        var shape = network.FindInput().UsualShape(1);
        var gradient = GradientGraph.Cut(network, objective, shape, Profile.Cpu);
        gradient.Run(Tensor.Full(shape, 0.5f), OneThread);
        if (number % 4 == 0)
        {
            ModelFile.ToBytes(GradientGraph.Augmented(network, objective, shape).Model);
        }
    }
}
