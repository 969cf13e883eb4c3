using OnnxViz.Graph;
using OnnxViz.Runtime;
using OnnxViz.Train.Drawing;
using OnnxViz.Train.Network;

namespace OnnxViz.Train.Training;

/// <summary>Trains a net step by step; two trainers with the same settings do the same.</summary>
public sealed class Trainer : IDisposable
{
    static readonly TensorType Scalar = new(ElementType.Float, Shape.Scalar);

    readonly Net _net;
    readonly TrainSettings _settings;
    readonly Schedule _schedule;
    readonly DataSet _data;
    readonly OnnxSession _session;
    readonly StateLoop _loop;
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
        _session = OnnxSession.Open(step, new(Device.Cpu, settings.Threads));
        var state = StepGraph.State(net);
        _loop = new(_session, state, _feeds, new Dictionary<string, TensorType> { [StepGraph.Loss] = Scalar });
        _loop.Load(Start(state));
    }

    /// <summary>The weights as they are now.</summary>
    public IReadOnlyDictionary<string, Tensor> Weights()
    {
        using var session = OnnxSession.Open(StepGraph.Weights(_net), _session.Settings);
        var state = _loop.ReadState();
        var names = Parameter.Of(_net).Select(parameter => parameter.Name);
        var results = session.Run(names.ToDictionary(name => name, name => state[name]));
        return _net.Weights.ToDictionary(weight => weight.Name, weight => results[StateLoop.Next + weight.Name]);
    }

    /// <summary>Takes one step, counted from zero, and says what the loss was before it.</summary>
    /// <exception cref="OnnxVizException">The loss is no longer a number.</exception>
    public float Step(int step)
    {
        _loop.Step(Feeds(step), keepOnHost: true);
        var loss = _loop.Read(StepGraph.Loss)[0];
        return float.IsFinite(loss) ? loss : throw new OnnxVizException(
            $"the loss of step {step + 1} is {loss}: lower the learning rate ({_settings.Rate}) and train again");
    }

    /// <summary>Frees the session.</summary>
    public void Dispose()
    {
        _loop.Dispose();
        _session.Dispose();
    }

    Dictionary<string, Tensor> Start(IReadOnlyDictionary<string, TensorType> types)
    {
        var state = types.ToDictionary(pair => pair.Key, pair => Tensor.Full(pair.Value.Shape, 0));
        var draws = new Draws((ulong)_settings.Seed);
        foreach (var parameter in Parameter.Of(_net))
            state[parameter.Name] = parameter.Initial(draws);
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
