using System.Numerics;
using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Ascent;

/// <summary>
/// Pictures on their way up, one for each unit of a batch: stepped from outside, their units exchanged, cross-faded,
/// the pictures themselves moved, on the
/// way.
/// </summary>
public sealed class Climb : IDisposable
{
    readonly StepProgram _step;
    readonly bool _ownsStep;
    readonly RuntimeSettings _runtime;
    readonly int _seed;
    readonly DeviceState _state;
    readonly HostMove? _host;
    IReadOnlyList<string> _keys;
    StateProgram? _mover;

    internal Climb(
        StepProgram step, RuntimeSettings runtime, int seed, IReadOnlyList<Objective> units, bool ownsStep = false)
    {
        (_step, _runtime, _seed, _ownsStep) = (step, runtime, seed, ownsStep);
        (_keys, Units) = ([.. units.Select(unit => $"{unit.Keyed}")], units);
        _state = step.TakeState();
        _host = step.Stage.Optimizer is HostOptimizer optimizer ? new(optimizer, step, _state) : null;
        Select(units);
        Start();
    }

    /// <summary>What the pictures climb, layers named by tensors.</summary>
    public IReadOnlyList<Objective> Units { get; private set; }

    /// <summary>What the device does otherwise than asked, and why; null where there is nothing.</summary>
    public string? Notice => _step.Program.NoRecording;

    /// <summary>The steps done.</summary>
    public int Steps { get; private set; }

    /// <summary>The pictures as they were before the last update, [C, H, W] each in [0, 1].</summary>
    public IReadOnlyList<float[]> Pictures => Read(StepGraph.Current);

    /// <summary>The pictures of the best value so far.</summary>
    public IReadOnlyList<float[]> Best => Read(StepGraph.Best);

    /// <summary>Opens a climb of its own.</summary>
    /// <param name="network">The network.</param>
    /// <param name="units">A unit for each picture; a sum makes room for cross-fades between its parts.</param>
    /// <param name="stage">How they climb.</param>
    /// <param name="height">The pictures' height.</param>
    /// <param name="width">The pictures' width.</param>
    /// <param name="runtime">Where to run.</param>
    /// <param name="seed">The seed of the start and of the transforms.</param>
    /// <param name="variants">How many pictures of each unit there are to be, one behind the other.</param>
    /// <exception cref="OnnxVizException">A unit is not there, the network does not work at this size, or gradients
    /// cannot pass.</exception>
    public static Climb Open(
        PictureNetwork network,
        IReadOnlyList<Objective> units,
        Stage stage,
        int height,
        int width,
        RuntimeSettings runtime,
        int seed = 0,
        int variants = 1)
    {
        AskedUnit[] asked = [.. units.SelectMany(unit => AskedUnit.Variants(unit, network.Network, variants))];
        Objective[] named = [.. asked.Select(unit => unit.Climbed)];
        var seen = ViewSteps.SizeSeen(stage, (height, width));
        var grouping = Grouping.Of(variants, stage.Sampling?.Count ?? 1);
        var scoring = Scoring.Of(
            network, ViewSteps.Units(stage, named), seen.Height, seen.Width, grouping, Narrowing.Fed, []);
        var rules = BackwardRules.Leaky(DeviceRules.For(runtime), stage.Leak);
        var step = StepProgram.Open(scoring, stage, (height, width), rules, runtime);
        var climb = new Climb(step, runtime, seed, named, ownsStep: true);
        climb.Start([.. asked.Select(unit => unit.Key)]);
        return climb;
    }

    /// <summary>Exchanges the units; the pictures stay. No session is made.</summary>
    /// <param name="units">A unit for each picture, layers named by tensors, that look at layers as the first ones
    /// did.</param>
    /// <exception cref="OnnxVizException">The step was not written for such units.</exception>
    public void Select(IReadOnlyList<Objective> units)
    {
        _step.Program.Feed(_step.Scoring.Feeds(ViewSteps.Units(_step.Stage, units)));
        Units = units;
    }

    /// <summary>Fades the units over into others: a share of 0 is the first ones alone, 1 the others.</summary>
    /// <exception cref="OnnxVizException">The step has not the room: it was opened for units without a sum.</exception>
    public void Weigh(IReadOnlyList<Objective> from, IReadOnlyList<Objective> to, float share) =>
        Select([.. from.Zip(to, (left, right) => ((1 - share) * left) + (share * right))]);

    /// <summary>Goes on from given pictures, with the optimiser's memory empty.</summary>
    /// <param name="pictures">[C, H, W] each in [0, 1].</param>
    /// <exception cref="OnnxVizException">The parameterisation cannot start from pictures.</exception>
    public void From(IReadOnlyList<float[]> pictures) =>
        Load(picture => _step.Stage.Parameterization.From(_step.Pictures.With(0, 1), pictures[picture])
        ?? throw new OnnxVizException(
            $"{_step.Stage.Parameterization} cannot start from a picture: take pixels, fourier or pyramid"));

    /// <summary>Takes one step.</summary>
    public ClimbStep Step()
    {
        var random = _keys.Select(key => CounterRandom.For(_seed, key, Steps + 1)).ToArray();
        var draws = ViewSteps.Draw(_step.Stage, _step.Pictures.With(0, 1), random, _step.Program.Feeds, Steps);
        _step.Program.Feed(
            new Dictionary<string, Tensor>(draws) { [StepGraph.Step] = Tensor.Of([Steps + 1f], Shape.Scalar) });
        _step.Program.Step(_state);
        Steps++;
        _host?.Step();
        return new(
            Steps - 1,
            Reading(StepGraph.Scores),
            Reading(StepGraph.Sizes),
            Reading(StepGraph.Slopes),
            Reading(StepGraph.Swings),
            Reading(StepGraph.Promises));
    }

    /// <summary>
    /// Moves the pictures: each point of the new picture is where its matrix leads in the old one, in pixels from the
    /// middle.
    /// </summary>
    /// <param name="matrices">A matrix for each picture.</param>
    /// <exception cref="OnnxVizException">The parameters are no pictures.</exception>
    public void Move(IReadOnlyList<Matrix3x2> matrices)
    {
        _mover ??= new(MoveGraph.Write(_step), _runtime);
        _mover.Feed(new Dictionary<string, Tensor> { [MoveGraph.Matrices] = Resampler.Tensor(matrices) });
        _mover.Step(_state);
        Forget();
    }

    /// <summary>Frees the state, and the step where it is the climb's own.</summary>
    public void Dispose()
    {
        _mover?.Dispose();
        _step.GiveBack(_state);
        if (_ownsStep)
        {
            _step.Dispose();
        }
    }

    /// <summary>Names the pictures to the random numbers otherwise than by their units, and starts anew.</summary>
    internal void Start(IReadOnlyList<string>? keys = null)
    {
        _keys = keys ?? _keys;
        Load(picture => _step.Stage.Parameterization.Start(
            _step.Pictures.With(0, 1), CounterRandom.For(_seed, _keys[picture], 0)));
    }

    float[] Reading(string name) => _step.Program.Read(name);

    void Load(Func<int, IReadOnlyDictionary<string, float[]>> parametersOf)
    {
        var each = Enumerable.Range(0, (int)_step.Pictures[0]).Select(parametersOf).ToArray();
        _state.Clear();
        _state.Load(each[0].Keys.ToDictionary(
            name => StepGraph.StateOf(name),
            name => Tensor.Of(
                [.. each.SelectMany(parameters => parameters[name])], _state.Types[StepGraph.StateOf(name)].Shape)));
        Forget();
        Steps = 0;
    }

    /// <summary>The best so far is of other pictures.</summary>
    void Forget()
    {
        _state.Load(
            new Dictionary<string, Tensor>
            {
                [StepGraph.BestValue] = Tensor.Full([_step.Pictures[0]], float.MinValue),
            });
        _host?.Begin();
    }

    IReadOnlyList<float[]> Read(string state)
    {
        var numbers = _state.Read(state).ToFloats();
        return [.. numbers.Chunk(numbers.Length / (int)_step.Pictures[0])];
    }
}
