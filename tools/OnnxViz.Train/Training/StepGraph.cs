using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Train.Network;

namespace OnnxViz.Train.Training;

/// <summary>One training step as one graph: preprocessing, net, loss, weight gradients and the optimiser.</summary>
public static class StepGraph
{
    /// <summary>The input of pictures in [0, 1].</summary>
    public const string Pictures = "pictures";

    /// <summary>The input of what the softmax should give.</summary>
    public const string Targets = "targets";

    /// <summary>The input of three numbers: the learning rate and Adam's two bias corrections.</summary>
    public const string Rates = "rates";

    /// <summary>The output that is minimised: the mean cross-entropy.</summary>
    public const string Loss = "loss";

    /// <summary>Put behind the name of a state tensor for its value after the step.</summary>
    public const string Next = "/next";

    /// <summary>The tensors that a step replaces: every weight and its two running means.</summary>
    public static IEnumerable<(string Name, Shape Shape)> State(Net net)
        => net.Weights.SelectMany(weight => Names(weight.Name).Select(name => (name, weight.Shape)));

    /// <summary>The step for batches of square pictures.</summary>
    public static OnnxModel Build(Net net, long batch, long size, float decay)
    {
        var graph = new GraphBuilder();
        var state = State(net).ToDictionary(entry => entry.Name, entry => graph.Input(entry.Name, Float(entry.Shape)));
        var weights = net.Weights.Select(weight => state[weight.Name]).ToArray();
        var loss = Objective(graph, net, state, batch, size);
        var gradients = new Differentiator(GradientRules.For(Profile.Cpu)).Differentiate(loss, weights);
        var outputs = new Dictionary<string, Value> { [Loss] = loss };
        var adam = Optimizer(graph, decay);
        foreach (var (weight, gradient) in net.Weights.Zip(gradients))
            Update(weight, gradient);
        return OnnxModel.Of(graph.Build(outputs, "training-step"));

        void Update(Weight weight, Value gradient)
        {
            var names = Names(weight.Name);
            var next = adam.Next(state[names[0]], gradient, state[names[1]], state[names[2]], decays: !weight.IsBias);
            foreach (var (name, value) in names.Zip([next.Weight, next.Mean, next.Square]))
                outputs[name + Next] = value;
        }
    }

    static Value Objective(GraphBuilder graph, Net net, Dictionary<string, Value> weights, long batch, long size)
    {
        var types = net.Types(batch, size);
        var pictures = graph.Input(Pictures, types[Net.Picture]);
        var given = net.Weights.ToDictionary(weight => weight.Name, weight => weights[weight.Name]);
        given[Net.Picture] = (pictures - Preprocessing.Mean) * (1 / Preprocessing.StandardDeviation);
        var logits = graph.Import(net.Open(batch, size), types, given)[Net.Logits];
        var likelihood = logits.Unary("LogSoftmax", new Attributes { { "axis", 1L } });
        return (graph.Input(Targets, logits.Type) * likelihood).Sum(keep: false) * (-1f / batch);
    }

    static AdamW Optimizer(GraphBuilder graph, float decay)
    {
        var rates = graph.Input(Rates, Float([3]));
        return new(rates.Slice(0, 0, 1), (rates.Slice(0, 1, 1), rates.Slice(0, 2, 1)), decay);
    }

    static string[] Names(string weight) => [weight, $"{weight}/mean", $"{weight}/square"];

    static TensorType Float(Shape shape) => new(ElementType.Float, shape);
}
