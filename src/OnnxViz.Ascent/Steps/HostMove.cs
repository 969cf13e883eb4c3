using OnnxViz.Graph;
using OnnxViz.Runtime;

namespace OnnxViz.Ascent;

/// <summary>Moves parameters on the host after every step.</summary>
sealed class HostMove(HostOptimizer optimizer, StepProgram step, DeviceState state)
{
    readonly string[] _names = [.. step.Stage.Parameterization.Shapes(step.Pictures).Keys];
    HostClimb[] _climbs = [];

    /// <summary>Forgets what was.</summary>
    public void Begin() => _climbs = [.. Enumerable.Range(0, (int)step.Pictures[0]).Select(_ => optimizer.Begin())];

    /// <summary>Reads where the step was, its values and gradients, and sets where the next one will be.</summary>
    public void Step()
    {
        var points = _names.Select(
            name => state.Read(StepGraph.StateOf(name)).ToFloats().Chunk(LengthOf(name)).ToArray()).ToArray();
        var gradients = _names.Select(
            name => step.Program.Read(StepGraph.GradientOf(name)).Chunk(LengthOf(name)).ToArray()).ToArray();
        var values = step.Program.Read(StepGraph.Values);
        var next = _climbs.Select((climb, picture) => climb.Next(
            [.. points.SelectMany(each => each[picture])], values[picture],
            [.. gradients.SelectMany(each => each[picture])])).ToArray();
        var offset = 0;
        foreach (var name in _names)
        {
            var (at, type) = (offset, state.Types[StepGraph.StateOf(name)]);
            var length = LengthOf(name);
            state.Load(new Dictionary<string, Tensor>
            {
                [StepGraph.StateOf(name)] = Tensor.Of(
                    [.. next.SelectMany(each => each.AsSpan(at, length).ToArray())], type.Shape),
            });
            offset += length;
        }
    }

    int LengthOf(string name) => (int)(state.Types[StepGraph.StateOf(name)].Shape.Size / _climbs.Length);
}
