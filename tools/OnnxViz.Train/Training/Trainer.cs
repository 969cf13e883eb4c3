using OnnxViz.Graph;
using OnnxViz.Runtime;
using OnnxViz.Train.Drawing;
using OnnxViz.Train.Network;

namespace OnnxViz.Train.Training;

/// <summary>Trains a net step by step; two trainers with the same settings do the same.</summary>
public sealed class Trainer : IDisposable
{
    readonly Net _net;
    readonly TrainSettings _settings;
    readonly Schedule _schedule;
    readonly DataSet _data;
    readonly RuntimeSettings _runtime;
    readonly StateProgram _program;
    readonly DeviceState _state;
    readonly IReadOnlyDictionary<string, TensorType> _feeds;
    readonly float[] _pictures;

    /// <summary>A trainer whose net knows nothing yet.</summary>
    public Trainer(Net net, TrainSettings settings)
    {
        (_net, _settings) = (net, settings);
        _schedule = new(settings.Rate, settings.Steps);
        _data = new(settings.Seed, Split.Training);
        _pictures = new float[settings.Batch * _data.Drawer.Length];
        var step = StepGraph.Step(net, settings.Batch, _data.Drawer.Size, settings.Decay);
        _feeds = StepGraph.Feeds(net, settings.Batch, _data.Drawer.Size);
        _runtime = new(Device.Cpu, settings.Threads);
        _program = new(step, _runtime);
        _state = new(StepGraph.State(net), _runtime);
        _state.Load(Start(_state.Types));
    }

    /// <summary>The weights as they are now.</summary>
    public IReadOnlyDictionary<string, Tensor> Weights()
    {
        using var session = OnnxSession.Open(StepGraph.Weights(_net), _runtime);
        var names = Parameter.Of(_net).Select(parameter => parameter.Name);
        var results = session.Run(names.ToDictionary(name => name, _state.Read));
        return _net.Weights.ToDictionary(weight => weight.Name, weight => results[StateProgram.Next + weight.Name]);
    }

    /// <summary>Takes one step, counted from zero, and says what the loss was before it.</summary>
    /// <exception cref="OnnxVizException">The loss is no longer a number.</exception>
    public float Step(int step)
    {
        _program.Feed(Feeds(step));
        _program.Step(_state);
        var loss = _program.Read(StepGraph.Loss)[0];
        return float.IsFinite(loss) ? loss : throw new OnnxVizException(
            $"the loss of step {step + 1} is {loss}: lower the learning rate ({_settings.Rate}) and train again");
    }

    /// <summary>Frees the program and its state.</summary>
    public void Dispose()
    {
        _state.Dispose();
        _program.Dispose();
    }

    Dictionary<string, Tensor> Start(IReadOnlyDictionary<string, TensorType> types)
    {
        var state = types.ToDictionary(pair => pair.Key, pair => Tensor.Full(pair.Value.Shape, 0));
        var draws = new Draws((ulong)_settings.Seed);
        foreach (var parameter in Parameter.Of(_net))
        {
            state[parameter.Name] = parameter.Initial(draws);
        }

        return state;
    }

    Dictionary<string, Tensor> Feeds(int step)
    {
        var first = (long)step * _settings.Batch;
        _data.Fill(first, _pictures);
        var (mean, square) = AdamW.Corrections(step);
        return new()
        {
            [StepGraph.Pictures] = Feed(StepGraph.Pictures, _pictures),
            [StepGraph.Targets] = Feed(StepGraph.Targets, Targets.Of(first, _settings.Batch, _settings.Smoothing)),
            [StepGraph.Rates] = Feed(StepGraph.Rates, [_schedule.At(step), mean, square]),
        };
    }

    Tensor Feed(string name, float[] values) => Tensor.Of(values, _feeds[name].Shape);
}
