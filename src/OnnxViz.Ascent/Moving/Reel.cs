using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Ascent;

/// <summary>
/// Moving pictures: from frame to frame they are moved and climb some steps, all of it on the device; what they climb
/// may change from step to step. A frame hangs on the pixels of the one before and its number alone.
/// </summary>
public sealed class Reel : IDisposable
{
    readonly ReelSettings _settings;
    readonly Shape _pictures;
    readonly string _parameter;
    readonly DeviceState _state;
    readonly MotionGraph _motion;
    readonly ReelSteps _steps;
    readonly ColourAim _colours;
    readonly Dictionary<(Objective, string), float> _sizes = [];
    StateProgram? _mover;

    /// <summary>Takes the memory; the pictures are noise.</summary>
    /// <param name="network">The network.</param>
    /// <param name="settings">How frames are drawn.</param>
    /// <exception cref="OnnxVizException">The stage's parameters are no pixels, or its optimiser works on the
    /// host.</exception>
    public Reel(PictureNetwork network, ReelSettings settings)
    {
        Require(settings.Stage);
        _settings = settings;
        var channels = (int)network.Network.FindInput().Channels;
        _pictures = [settings.Count, channels, settings.Height, settings.Width];
        _parameter = settings.Stage.Parameterization.Shapes(_pictures).Keys.Single();
        _state = new(MotionGraph.States(settings.Stage, _pictures), settings.Runtime);
        _motion = new(settings, _pictures);
        _steps = new(network, settings, _pictures);
        _colours = settings.Colours ?? ColourAim.Even(channels, UsualMean, UsualDeviation);
        Begin();
    }

    /// <summary>The usual mean of the pixels.</summary>
    public const float UsualMean = 0.5f;

    /// <summary>The usual standard deviation of the pixels.</summary>
    public const float UsualDeviation = 0.2f;

    /// <summary>The pixels of the pictures as they are now, [N, C, H, W] in [0, 1].</summary>
    public float[] Pixels => _state.Read(StepGraph.StateOf(_parameter)).ToFloats();

    /// <summary>Begins anew with noise.</summary>
    public void Begin() => Load(Start());

    /// <summary>Goes on from pixels.</summary>
    /// <param name="pixels">[N, C, H, W] in [0, 1].</param>
    public void Load(float[] pixels)
    {
        var start = _state.Types.ToDictionary(pair => pair.Key, pair => Tensor.Full(pair.Value.Shape, 0));
        start[StepGraph.StateOf(_parameter)] = Tensor.Of(pixels, _pictures);
        start[StepGraph.BestValue] = Tensor.Full([_pictures[0]], float.MinValue);
        _state.Load(start);
    }

    /// <summary>Moves the pictures on to a frame.</summary>
    /// <param name="motion">What happens on the way.</param>
    /// <param name="frame">The number of the frame, which the noise hangs on.</param>
    public void Move(FrameMotion motion, int frame)
    {
        _mover ??= new(_motion.Write(_parameter), _settings.Runtime);
        _mover.Feed(_motion.Feeds(motion, _colours, deviation => NoiseOf(frame, deviation)));
        _mover.Step(_state);
    }

    /// <summary>Takes one step of a frame.</summary>
    /// <param name="units">What each picture climbs, layers named by tensors.</param>
    /// <param name="room">Objectives that hold all terms of the units to come: units with the same room share a
    /// session.</param>
    /// <param name="frame">The number of the frame.</param>
    /// <param name="step">The step of the frame, from 0; random draws hang on both.</param>
    /// <returns>The score of each picture before the step.</returns>
    /// <exception cref="OnnxVizException">The network does not work at this size, or gradients cannot pass.</exception>
    public IReadOnlyList<float> Step(
        IReadOnlyList<Objective> units, IReadOnlyList<Objective> room, int frame, int step) =>
        _steps.Of(room).Step(_state, units, Keys(frame, step), step);

    /// <summary>
    /// How large the gradient of an objective is on noise, the same for all frames: where objectives are divided by
    /// it, a fade from one to another is even however large their numbers are. It hangs on the room, too, so that a run
    /// that was stopped finds the same number when it goes on.
    /// </summary>
    /// <param name="objective">The objective, layers named by tensors.</param>
    /// <param name="room">What the session is opened for.</param>
    public float SizeOf(Objective objective, IReadOnlyList<Objective> room)
    {
        var key = (objective, string.Join('\n', room));
        return _sizes.TryGetValue(key, out var known) ? known : _sizes[key] = Measure(objective, room);
    }

    /// <summary>Frees the state and the programs.</summary>
    public void Dispose()
    {
        _mover?.Dispose();
        _steps.Dispose();
        _state.Dispose();
    }

    static void Require(Stage stage)
    {
        if (stage.Parameterization is not Ascent.Pixels)
        {
            throw new OnnxVizException(
                $"the frames of a video are pixels that are moved, so they are not made by {stage.Parameterization}");
        }

        if (stage.Optimizer is HostOptimizer)
        {
            throw new OnnxVizException(
                $"{stage.Optimizer} compares values from step to step, and a video moves between them: "
                + "take another optimizer, such as normalized");
        }
    }

    float Measure(Objective objective, IReadOnlyList<Objective> room)
    {
        using var state = new DeviceState(_state.Types, _settings.Runtime);
        state.Load(new Dictionary<string, Tensor> { [StepGraph.StateOf(_parameter)] = Tensor.Of(Start(), _pictures) });
        var program = _steps.Of(room);
        program.Step(state, [.. Enumerable.Repeat(objective, (int)_pictures[0])], Keys(0, 0), 0);
        return program.Swing;
    }

    float[] Start() => [.. Enumerable.Range(0, (int)_pictures[0]).SelectMany(Noise)];

    IEnumerable<float> Noise(int picture) => _settings.Stage.Parameterization.Start(
        _pictures.With(0, 1), CounterRandom.For(_settings.Seed, $"picture {picture}", 0))[_parameter];

    float[] NoiseOf(int frame, float deviation)
    {
        float[][] each = [.. Enumerable.Range(0, (int)_pictures[0]).Select(picture => new Noise(deviation).Draw(
            _pictures.With(0, 1), CounterRandom.For(_settings.Seed, $"noise {picture}", frame)).Values.Single())];
        return each is [var alone] ? alone : [.. each.SelectMany(numbers => numbers)];
    }

    CounterRandom[] Keys(int frame, int step) => [.. Enumerable.Range(0, (int)_pictures[0]).Select(
        picture => CounterRandom.For(_settings.Seed, $"picture {picture} of frame {frame}", step + 1))];
}
