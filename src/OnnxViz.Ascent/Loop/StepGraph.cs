using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Ascent;

/// <summary>
/// One step of gradient ascent as one graph: parameters, pictures, transforms, preprocessing, network, objective, gradient, update, and the best
/// parameters so far.
/// </summary>
public sealed class StepGraph
{
    /// <summary>The state that holds the parameters.</summary>
    public const string Parameters = "parameters";

    /// <summary>The state that holds the pictures as they were before the last update, [N, C, H, W].</summary>
    public const string Current = "current";

    /// <summary>The state that holds the pictures of the best score so far, [N, C, H, W].</summary>
    public const string Best = "best";

    /// <summary>The state that holds the best score so far, [N].</summary>
    public const string BestScore = "bestScore";

    /// <summary>The reading that holds each picture's score before the update, [N].</summary>
    public const string Scores = "scores";

    /// <summary>The reading that holds the steepest slope of each picture, the greatest absolute gradient, [N].</summary>
    public const string Slopes = "slopes";

    /// <summary>The draw that holds the number of the step, from 1.</summary>
    public const string Step = "step";

    readonly Dictionary<string, TensorType> _states = [];
    readonly Dictionary<string, TensorType> _draws = [];
    readonly Dictionary<string, TensorType> _readings = [];

    StepGraph(Shape pictures) => Pictures = pictures;

    /// <summary>The shape of the batch of pictures, [N, C, H, W].</summary>
    public Shape Pictures { get; }

    /// <summary>The step as a model.</summary>
    public OnnxModel Model { get; private set; } = null!;

    /// <summary>What goes from step to step.</summary>
    public IReadOnlyDictionary<string, TensorType> States => _states;

    /// <summary>What is drawn for every step.</summary>
    public IReadOnlyDictionary<string, TensorType> Draws => _draws;

    /// <summary>What is read after every step.</summary>
    public IReadOnlyDictionary<string, TensorType> Readings => _readings;

    /// <summary>Writes a step.</summary>
    /// <param name="network">The network with its objectives.</param>
    /// <param name="input">The network's picture input.</param>
    /// <param name="pictures">The shape of the batch, [N, C, H, W].</param>
    /// <param name="settings">How the pictures are drawn.</param>
    /// <param name="rules">The gradient rules.</param>
    /// <exception cref="OnnxVizException">Something on the way has no gradient.</exception>
    public static StepGraph Write(
        ScoredNetwork network, PictureInput input, Shape pictures, AscentSettings settings, GradientRules rules)
    {
        var step = new StepGraph(pictures);
        step.Fill(network, input, settings, rules);
        return step;
    }

    void Fill(ScoredNetwork network, PictureInput input, AscentSettings settings, GradientRules rules)
    {
        var graph = new GraphBuilder();
        var type = new TensorType(ElementType.Float, settings.Parameterization.ParametersOf(Pictures));
        var parameters = State(graph, Parameters, type);
        var memory = settings.Optimizer.Memory.Select(name => State(graph, name, type)).ToArray();
        State(graph, Current, new(ElementType.Float, Pictures));
        var best = State(graph, Best, new(ElementType.Float, Pictures));
        var bestScore = State(graph, BestScore, new(ElementType.Float, [Pictures[0]]));
        var number = Draw(graph, Step, new(ElementType.Float, Shape.Scalar));

        var pictures = settings.Parameterization.Pictures(parameters);
        var shown = settings.Transforms.Aggregate(
            pictures, (value, transform) => transform.Apply(value, (name, draw) => Draw(graph, name, draw)));
        var scores = network.Scores(input.FromChannelsFirst(settings.Preprocessing.Apply(shown)));
        var gradient = new Differentiator(rules).Differentiate(scores, parameters)[0];
        var (moved, remembered) = settings.Optimizer.Update(parameters, gradient, memory, number);

        var isBetter = scores > bestScore;
        long[] all = [.. Enumerable.Range(1, type.Shape.Rank - 1).Select(axis => (long)axis)];
        var outputs = new Dictionary<string, Value>
        {
            [StateLoop.Next + Parameters] = settings.Parameterization.Constrain(moved),
            [StateLoop.Next + Current] = pictures,
            [StateLoop.Next + Best] = isBetter.Reshape([Pictures[0], 1, 1, 1]).Where(pictures, best),
            [StateLoop.Next + BestScore] = isBetter.Where(scores, bestScore),
            [Scores] = Reading(Scores, scores),
            [Slopes] = Reading(Slopes, gradient.Abs().Max(all, keep: false)),
        };
        foreach (var (name, value) in settings.Optimizer.Memory.Zip(remembered))
        {
            outputs[StateLoop.Next + name] = value;
        }

        Model = OnnxModel.Of(graph.Build(outputs), network.Folder, network.Imports);
    }

    Value State(GraphBuilder graph, string name, TensorType type)
    {
        _states.Add(name, type);
        return graph.Input(name, type);
    }

    Value Draw(GraphBuilder graph, string name, TensorType type)
    {
        _draws.Add(name, type);
        return graph.Input(name, type);
    }

    Value Reading(string name, Value value)
    {
        _readings.Add(name, value.Type);
        return value;
    }
}
