using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Runtime;
using OnnxViz.Train.Network;

namespace OnnxViz.Train.Training;

/// <summary>One training step as one graph: preprocessing, net, loss, gradients and the optimiser.</summary>
public sealed class StepGraph
{
    /// <summary>The input of pictures in [0, 1].</summary>
    public const string Pictures = "pictures";

    /// <summary>The input of what the softmax should give.</summary>
    public const string Targets = "targets";

    /// <summary>The input of three numbers: the learning rate and Adam's two bias corrections.</summary>
    public const string Rates = "rates";

    /// <summary>The output that is minimised: the mean cross-entropy.</summary>
    public const string Loss = "loss";

    readonly GraphBuilder _graph = new();
    readonly Dictionary<string, Value> _state = new(StringComparer.Ordinal);
    readonly IReadOnlyList<Parameter> _parameters;
    readonly Net _net;

    StepGraph(Net net)
    {
        (_net, _parameters) = (net, Parameter.Of(net));
        foreach (var parameter in _parameters)
        {
            foreach (var name in parameter.State)
            {
                _state[name] = _graph.Input(name, Float(parameter.Shape));
            }
        }
    }

    /// <summary>The types of what a step replaces.</summary>
    public static IReadOnlyDictionary<string, TensorType> State(Net net) => new StepGraph(net)._state
        .ToDictionary(pair => pair.Key, pair => pair.Value.Type);

    /// <summary>The types of what a step is fed.</summary>
    public static IReadOnlyDictionary<string, TensorType> Feeds(Net net, long batch, long size)
    {
        var types = net.Types(batch, size);
        return new Dictionary<string, TensorType>
        {
            [Pictures] = types[Net.Picture],
            [Targets] = types[Net.Logits],
            [Rates] = Float([3]),
        };
    }

    /// <summary>The step for batches of square pictures.</summary>
    public static OnnxModel Step(Net net, long batch, long size, float decay)
        => new StepGraph(net).Step(batch, size, decay);

    /// <summary>
    /// The graph that makes the net's weights from the parameters; its outputs are named like a step's.
    /// </summary>
    public static OnnxModel Weights(Net net)
    {
        var graph = new StepGraph(net);
        var weights = graph.Weights().Select(pair => KeyValuePair.Create(StateProgram.Next + pair.Key, pair.Value));
        return OnnxModel.Of(graph._graph.Build(weights, "weights"));
    }

    OnnxModel Step(long batch, long size, float decay)
    {
        var loss = Objective(batch, size);
        var variables = _parameters.Select(parameter => _state[parameter.Name]).ToArray();
        var gradients = new Differentiator(GradientRules.For(Profile.Cpu)).Differentiate(loss, variables);
        var adam = Optimizer(decay);
        var outputs = new Dictionary<string, Value> { [Loss] = loss };
        foreach (var (parameter, gradient) in _parameters.Zip(gradients))
        {
            foreach (var (name, value) in Moved(parameter, gradient, adam))
            {
                outputs[StateProgram.Next + name] = value;
            }
        }

        return OnnxModel.Of(_graph.Build(outputs, "training-step"));
    }

    Value Objective(long batch, long size)
    {
        var types = _net.Types(batch, size);
        var given = Weights();
        var pictures = _graph.Input(Pictures, types[Net.Picture]);
        given[Net.Picture] = (pictures - Preprocessing.Mean) * (1 / Preprocessing.StandardDeviation);
        var logits = _graph.Import(_net.Open(batch, size), types, given)[Net.Logits];
        var likelihood = logits.Unary("LogSoftmax", new Attributes { { "axis", 1L } });
        return (_graph.Input(Targets, logits.Type) * likelihood).Sum(keep: false) * (-1f / batch);
    }

    Dictionary<string, Value> Weights() => _net.Weights.ToDictionary(
        weight => weight.Name,
        weight => weight.IsKernel
            ? Standardized.Kernel(weight, _state[weight.Name], _state[Parameter.Gain(weight)])
            : _state[weight.Name]);

    AdamW Optimizer(float decay)
    {
        var rates = _graph.Input(Rates, Float([3]));
        return new(rates.Slice(0, 0, 1), (rates.Slice(0, 1, 1), rates.Slice(0, 2, 1)), decay);
    }

    IEnumerable<(string Name, Value Value)> Moved(Parameter parameter, Value gradient, AdamW adam)
    {
        var state = parameter.State.Select(name => _state[name]).ToArray();
        var (weight, mean, square) = adam.Next(state[0], gradient, state[1], state[2], parameter.Decays);
        return parameter.State.Zip([weight, mean, square]);
    }

    static TensorType Float(Shape shape) => new(ElementType.Float, shape);
}
