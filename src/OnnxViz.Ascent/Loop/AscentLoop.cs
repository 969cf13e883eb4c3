using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Ascent;

/// <summary>Draws one batch of pictures.</summary>
sealed class AscentLoop : IDisposable
{
    readonly AscentSettings _settings;
    readonly IReadOnlyList<Objective> _units;
    readonly StepGraph _graph;
    readonly OnnxSession _session;
    readonly StateLoop _loop;

    public AscentLoop(Network network, AscentSettings settings, IReadOnlyList<Objective> units, GradientRules rules)
    {
        (_settings, _units) = (settings, units);
        Shape pictures = [units.Count, network.Input.Channels, settings.Height, settings.Width];
        var scored = ScoredNetwork.Prepare(network, units, settings.Height, settings.Width);
        _graph = StepGraph.Write(scored, network.Input, pictures, settings, rules);
        _session = OnnxSession.Open(_graph.Model, settings.Runtime);
        _loop = new(_session, _graph.States, _graph.Draws, _graph.Readings);
    }

    /// <summary>Climbs.</summary>
    /// <param name="keys">What names each unit to the random numbers.</param>
    /// <param name="onStep">Told each step's number and scores.</param>
    /// <param name="onPictures">Given the pictures after every so many steps.</param>
    /// <param name="stop">Ends the climb after the step under way.</param>
    public AscentResult Run(
        IReadOnlyList<string> keys, Action<int, float[]> onStep, Action<int, IReadOnlyList<float[]>> onPictures, CancellationToken stop)
    {
        _loop.Load(Start(keys));
        var slopes = new float[_units.Count];
        var step = 0;
        for (var isLast = false; !isLast; step++)
        {
            isLast = step == _settings.Steps || stop.IsCancellationRequested;
            var isShown = _settings.Every > 0 && step % _settings.Every == 0;
            _loop.Step(Draws(step, [.. keys.Select(key => (CounterRandom?)CounterRandom.For(_settings.Seed, key, step + 1))]), isLast || isShown);
            slopes = [.. slopes.Zip(_loop.Read(StepGraph.Slopes), Math.Max)];
            onStep(step, _loop.Read(StepGraph.Scores));
            if (isShown)
            {
                onPictures(step, Read(StepGraph.Current));
            }
        }

        return new(Read(StepGraph.Best), slopes, step - 1, step <= _settings.Steps);
    }

    /// <summary>The scores of pictures as they stand, without transforms.</summary>
    public float[] Measure(IReadOnlyList<float[]> pictures)
    {
        var state = Zeros();
        var parameters = pictures.SelectMany(_settings.Parameterization.ParametersFor);
        state[StepGraph.Parameters] = Tensor.Of([.. parameters], _graph.States[StepGraph.Parameters].Shape);
        _loop.Load(state);
        _loop.Step(Draws(0, new CounterRandom?[_units.Count]), keepOnHost: true);
        return _loop.Read(StepGraph.Scores);
    }

    public void Dispose()
    {
        _loop.Dispose();
        _session.Dispose();
    }

    Dictionary<string, Tensor> Start(IReadOnlyList<string> keys)
    {
        var one = _graph.Pictures.With(0, 1);
        var parameters = keys.SelectMany(key => _settings.Parameterization.Start(one, CounterRandom.For(_settings.Seed, key, 0)));
        var state = Zeros();
        state[StepGraph.Parameters] = Tensor.Of([.. parameters], _graph.States[StepGraph.Parameters].Shape);
        state[StepGraph.BestScore] = Tensor.Full([_units.Count], float.MinValue);
        return state;
    }

    Dictionary<string, Tensor> Zeros() => _graph.States.ToDictionary(pair => pair.Key, pair => Tensor.Full(pair.Value.Shape, 0));

    Dictionary<string, Tensor> Draws(int step, IReadOnlyList<CounterRandom?> random)
    {
        var draws = new Dictionary<string, Tensor> { [StepGraph.Step] = Tensor.Of([step + 1f], Shape.Scalar) };
        foreach (var (name, tensor) in _settings.Transforms.SelectMany(transform => transform.Draw(_graph.Pictures, random)))
        {
            draws[name] = tensor;
        }

        return draws;
    }

    IReadOnlyList<float[]> Read(string state)
    {
        var numbers = _loop.ReadState()[state].ToFloats();
        return [.. numbers.Chunk(numbers.Length / _units.Count)];
    }
}
