using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Runtime;

namespace OnnxViz.Ascent;

/// <summary>
/// One step of a stage as one graph: parameters, pictures, transforms, preprocessing, network, scores, penalties,
/// gradient, filter, update, and the best
/// pictures so far. Whatever changes over time is an input of it.
/// </summary>
sealed class StepGraph
{
    /// <summary>The state that holds the pictures as they were before the last update, [N, C, H, W].</summary>
    public const string Current = "current";

    /// <summary>The state that holds the pictures of the best value so far, [N, C, H, W].</summary>
    public const string Best = "best";

    /// <summary>The state that holds the best value so far, the score less the penalties, [N].</summary>
    public const string BestValue = "bestValue";

    /// <summary>The reading that holds each picture's score before the update, [N].</summary>
    public const string Scores = "scores";

    /// <summary>The reading that holds the size of what was summed for the scores, [N].</summary>
    public const string Sizes = "sizes";

    /// <summary>The reading that holds each picture's score less its penalties, [N].</summary>
    public const string Values = "values";

    /// <summary>
    /// The reading that holds the steepest slope of each picture, its greatest absolute gradient, [N].
    /// </summary>
    public const string Slopes = "slopes";

    /// <summary>
    /// The reading that holds how much the score could change were every pixel moved by the whole range, to the first
    /// order, [N].
    /// </summary>
    public const string Swings = "swings";

    /// <summary>
    /// The reading that holds what each picture's value should gain by the update, to the first order, [N].
    /// </summary>
    public const string Promises = "promises";

    /// <summary>The feed that holds the number of the step, from 1.</summary>
    public const string Step = "step";

    readonly GraphBuilder _graph = new();
    readonly Dictionary<string, Value> _outputs = [];
    readonly Stage _stage;
    readonly Shape _pictures;

    StepGraph(Stage stage, Shape pictures) => (_stage, _pictures) = (stage, pictures);

    /// <summary>Writes the step of a stage.</summary>
    /// <param name="scoring">The network and how it is scored.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="pictures">The shape of the pictures, [N, C, H, W].</param>
    /// <param name="rules">The gradient rules.</param>
    /// <exception cref="OnnxVizException">Something on the way has no gradient.</exception>
    public static OnnxModel Write(Scoring scoring, Stage stage, Shape pictures, GradientRules rules)
    {
        Require(stage, scoring.Together);
        return scoring.Part.ModelOf(new StepGraph(stage, pictures).Write(scoring, rules));
    }

    /// <summary>The state that holds a parameter.</summary>
    public static string StateOf(string parameter) => $"parameter.{parameter}";

    /// <summary>The state that holds what the optimiser remembers of a parameter.</summary>
    public static string MemoryOf(string parameter, string memory) => $"memory.{parameter}.{memory}";

    /// <summary>The reading that holds the gradient of a parameter, for optimisers on the host.</summary>
    public static string GradientOf(string parameter) => $"gradient.{parameter}";

    static void Require(Stage stage, int together)
    {
        if (stage.Optimizer is HostOptimizer && (stage.Transforms.Count > 0 || stage.Sampling is not null))
        {
            throw new OnnxVizException(
                $"{stage.Optimizer} compares values from step to step, so nothing may be random between them: "
                + "take no transforms (--jitter 0) and no sampling");
        }

        if (stage.Optimizer is HostOptimizer && together > 1)
        {
            throw new OnnxVizException(
                $"{stage.Optimizer} climbs for each picture by itself, and those of a unit that compares them hang "
                + "together: take another optimizer, such as adam");
        }

        if (stage.Optimizer is HostOptimizer && stage.Parameterization.IsShared)
        {
            throw new OnnxVizException(
                $"{stage.Optimizer} climbs for each picture by itself, and those of {stage.Parameterization} hang "
                + "together: take another optimizer, such as adam");
        }

        if (stage.Filter is not null && !stage.Parameterization.IsPixelwise)
        {
            throw new OnnxVizException(
                $"{stage.Filter} is for parameters that are pictures, and those of {stage.Parameterization} are none: "
                + "leave the filter out");
        }
    }

    OnnxGraph Write(Scoring scoring, GradientRules rules)
    {
        var parameters = _stage.Parameterization.Shapes(_pictures)
            .ToDictionary(
                pair => pair.Key, pair => _graph.Input(StateOf(pair.Key), new(ElementType.Float, pair.Value)));
        var pictures = PicturesOf(parameters);
        var views = ViewSteps.Write(_stage, pictures, Feed);
        var shown = TransformSteps.Write(_stage.Transforms, views, Feed);
        var (each, sizesOfEach) = scoring.Write(channels => scoring.Part.Of(shown, channels), Feed);
        var (scores, sizes) = (ViewSteps.Mean(_stage.Sampling, each), ViewSteps.Mean(_stage.Sampling, sizesOfEach));
        var values = (_stage.Penalties ?? []).Aggregate(
            _stage.Parameterization.Weighed(scores, pictures),
            (value, penalty) => value - (penalty.Build(pictures) * penalty.Weight));
        var names = parameters.Keys.ToArray();
        var gradients = new Differentiator(rules).Differentiate(
            values, [pictures, .. names.Select(name => parameters[name])]);
        Keep(pictures, Judged(values, scoring.Together));
        Read(scores, sizes, values, gradients[0].Abs());
        Move(parameters, names.Zip(gradients.Skip(1)).ToDictionary(pair => pair.First, pair => pair.Second));
        return _graph.Build(_outputs);
    }

    Value PicturesOf(IReadOnlyDictionary<string, Value> parameters) => _stage.Parameterization.Pictures(
        _stage.Optimizer is HostOptimizer
            ? parameters.ToDictionary(pair => pair.Key, pair => _stage.Parameterization.Constrain(pair.Key, pair.Value))
            : parameters,
        _pictures);

    /// <summary>What pictures are judged by: those that belong together by their mean.</summary>
    static Value Judged(Value values, int together) => together == 1
        ? values
        : values.Reshape([values.Shape[0] / together, together]).Mean([1])
            .Expand([values.Shape[0] / together, together]).Reshape(values.Shape);

    void Keep(Value pictures, Value values)
    {
        var best = _graph.Input(Best, new(ElementType.Float, _pictures));
        var bestValue = _graph.Input(BestValue, new(ElementType.Float, [_pictures[0]]));
        var isBetter = values > bestValue;
        _outputs[StateProgram.Next + Current] = pictures;
        _outputs[StateProgram.Next + Best] = isBetter.Reshape([_pictures[0], 1, 1, 1]).Where(pictures, best);
        _outputs[StateProgram.Next + BestValue] = isBetter.Where(values, bestValue);
    }

    void Read(Value scores, Value sizes, Value values, Value gradient)
    {
        _outputs[Scores] = scores;
        _outputs[Sizes] = sizes;
        _outputs[Values] = values;
        _outputs[Slopes] = gradient.Max([1, 2, 3], keep: false);
        _outputs[Swings] = gradient.Sum([1, 2, 3], keep: false);
    }

    void Move(IReadOnlyDictionary<string, Value> parameters, IReadOnlyDictionary<string, Value> gradients)
    {
        var number = Feed(Step, new(ElementType.Float, Shape.Scalar));
        var promises = new List<Value>();
        foreach (var (name, parameter) in parameters)
        {
            var memory = _stage.Optimizer.Memory.Select(each => (Name: MemoryOf(name, each), each)).ToArray();
            var kept = memory.Select(each => _graph.Input(each.Name, parameter.Type)).ToArray();
            var gradient = _stage.Filter?.Apply(gradients[name]) ?? gradients[name];
            var (moved, remembered) = _stage.Optimizer.Update(parameter, gradient, kept, number);
            var next = _stage.Parameterization.Constrain(name, moved);
            _outputs[StateProgram.Next + StateOf(name)] = next;
            promises.Add(((next - parameter) * gradients[name]).Sum(
                [.. Enumerable.Range(1, parameter.Rank - 1).Select(axis => (long)axis)], keep: false));
            foreach (var (each, value) in memory.Zip(remembered))
            {
                _outputs[StateProgram.Next + each.Name] = value;
            }

            if (_stage.Optimizer is HostOptimizer)
            {
                _outputs[GradientOf(name)] = gradient;
            }
        }

        _outputs[Promises] = promises.Aggregate((left, right) => left + right);
    }

    Value Feed(string name, TensorType type) => _graph.Input(name, type);
}
