using OnnxViz.Graph;
using OnnxViz.Runtime;

namespace OnnxViz.Ascent;

/// <summary>
/// Measures pictures as they are, without transforms, penalties or gradients: one session for all units that are scored
/// alike.
/// </summary>
sealed class Scorer : IDisposable
{
    const string Pictures = "pictures";
    const string Scores = "scores";

    readonly Scoring _scoring;
    readonly StateProgram _program;
    readonly DeviceState _state;

    public Scorer(Scoring scoring, RuntimeSettings runtime)
    {
        _scoring = scoring;
        var graph = new GraphBuilder();
        var pictures = graph.Input(Pictures, new(ElementType.Float, scoring.Part.Pictures));
        var (scores, _) = scoring.Write(
            channels => scoring.Part.Of(pictures, channels), (name, type) => graph.Input(name, type));
        _program = new(scoring.Part.ModelOf(graph.Build(new Dictionary<string, Value> { [Scores] = scores })), runtime);
        _state = new(_program.States, runtime);
    }

    /// <summary>The score of each picture.</summary>
    /// <param name="units">A unit for each picture, layers named by tensors.</param>
    /// <param name="pictures">[C, H, W] each in [0, 1].</param>
    public float[] Measure(IReadOnlyList<Objective> units, IReadOnlyList<float[]> pictures)
    {
        _program.Feed(_scoring.Feeds(units));
        _program.Feed(
            new Dictionary<string,
            Tensor>
            { [Pictures] = Tensor.Of([.. pictures.SelectMany(each => each)], _scoring.Part.Pictures) });
        _program.Step(_state);
        return _program.Read(Scores);
    }

    public void Dispose()
    {
        _state.Dispose();
        _program.Dispose();
    }
}
