using OnnxViz.Ascent;
using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Attribution;

/// <summary>A network, an objective and its gradient with respect to the network's input, as one model.</summary>
public sealed class GradientGraph
{
    /// <summary>The output that holds the objective, summed over the batch, a scalar.</summary>
    public const string Objective = "objective";

    readonly PictureInput _input;

    GradientGraph(PictureInput input, OnnxModel model) => (_input, Model) = (input, model);

    /// <summary>The model; its input is that of the network, with its size fixed.</summary>
    public OnnxModel Model { get; }

    /// <summary>The output that holds the gradient, of the input's type and shape.</summary>
    public string Gradient => GradientOf(_input);

    /// <summary>The part of the network that the objective needs, in the forms that are fast on a device.</summary>
    /// <param name="network">The network.</param>
    /// <param name="objective">The objective, with layers as the user names them.</param>
    /// <param name="shape">The shape of the network's input.</param>
    /// <param name="profile">The kind of machine that it is for.</param>
    /// <exception cref="OnnxVizException">Shape, layer or channel do not fit, or gradients cannot pass.</exception>
    public static GradientGraph Cut(Network network, Objective objective, Shape shape, Profile profile) =>
        Cut(network, objective, shape, GradientRules.For(profile));

    /// <summary>The part of the network that the objective needs, by other rules than the gradient's.</summary>
    /// <param name="network">The network.</param>
    /// <param name="objective">The objective, with layers as the user names them.</param>
    /// <param name="shape">The shape of the network's input.</param>
    /// <param name="rules">The rules.</param>
    /// <exception cref="OnnxVizException">Shape, layer or channel do not fit, or gradients cannot pass.</exception>
    public static GradientGraph Cut(Network network, Objective objective, Shape shape, GradientRules rules)
    {
        var (height, width) = SizeOf(network.FindInput(), shape);
        var scored = ScoredNetwork.Prepare(network, Repeated(network, objective, shape), height, width);
        return Write(network, scored, shape, rules, keepOutputs: false);
    }

    /// <summary>The whole network with its own outputs, in the forms that run everywhere.</summary>
    /// <param name="network">The network.</param>
    /// <param name="objective">The objective, with layers as the user names them.</param>
    /// <param name="shape">The shape of the network's input.</param>
    /// <exception cref="OnnxVizException">Shape, layer or channel do not fit, or gradients cannot pass.</exception>
    public static GradientGraph Augmented(Network network, Objective objective, Shape shape)
    {
        var (height, width) = SizeOf(network.FindInput(), shape);
        var scored = ScoredNetwork.Whole(network, Repeated(network, objective, shape), height, width);
        return Write(network, scored, shape, GradientRules.Standard, keepOutputs: true);
    }

    /// <summary>Computes the objective and its gradient.</summary>
    /// <param name="input">The network's input as floats.</param>
    /// <param name="settings">Where to run.</param>
    /// <returns>The value, and the gradient as floats.</returns>
    /// <exception cref="OnnxVizException">Running fails, or the objective is not finite.</exception>
    public (float Value, float[] Gradient) Run(Tensor input, RuntimeSettings settings)
    {
        using var session = OnnxSession.Open(Model, settings);
        var fed = new Dictionary<string, Tensor> { [_input.Name] = FloatCast.To(_input.Element, input) };
        var results = session.Run(fed, [Objective, Gradient]);
        var value = results[Objective].ToFloats()[0];
        return float.IsFinite(value)
            ? (value, results[Gradient].ToFloats())
            : throw new OnnxVizException(
                $"the objective is {value}: an input or activation is too large or no number; check the input's range");
    }

    static GradientGraph Write(
        Network network, ScoredNetwork scored, Shape shape, GradientRules rules, bool keepOutputs)
    {
        var graph = new GraphBuilder();
        var input = graph.Input(network.FindInput().Name, new(network.FindInput().Element, shape));
        var (scores, tensors) = scored.Write(input);
        var outputs = keepOutputs
            ? network.ToModel().Graph.Outputs.Select(output => output.Name).Distinct().ToDictionary(
                name => name, name => tensors[name])
            : [];
        Add(Objective, scores.Sum([0], keep: false));
        Add(GradientOf(network.FindInput()), new Differentiator(rules).Differentiate(scores, input)[0]);
        return new(network.FindInput(), scored.ModelOf(graph.Build(outputs)));

        void Add(string name, Value value)
        {
            if (!outputs.TryAdd(name, value))
            {
                throw new OnnxVizException($"{network.Path} has an output {name} of its own: rename it");
            }
        }
    }

    static Objective[] Repeated(Network network, Objective objective, Shape shape)
    {
        return [.. Enumerable.Repeat(objective.In(network), (int)shape[0])];
    }

    static (long Height, long Width) SizeOf(PictureInput input, Shape shape)
    {
        var isFirst = input.Layout == InputLayout.ChannelsFirst;
        var (height, width) = shape.Rank != 4 ? (0, 0) : isFirst ? (shape[2], shape[3]) : (shape[1], shape[2]);
        if (shape.Rank == 4 && shape.All(length => length > 0) && shape.Equals(input.ShapeOf(shape[0], height, width)))
        {
            return (height, width);
        }

        var wanted = isFirst ? $"Nx{input.Channels}xHxW" : $"NxHxWx{input.Channels}";
        throw new OnnxVizException($"the input has the shape {shape}, but {input.Name} takes {wanted}");
    }

    static string GradientOf(PictureInput input) => $"gradient:{input.Name}";
}
