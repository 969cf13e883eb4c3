using OnnxViz.Graph;
using OnnxViz.Runtime;

namespace OnnxViz.Ascent;

/// <summary>The step of a reel's frames for some objectives; the state is the reel's.</summary>
sealed class ReelProgram(StepProgram step) : IDisposable
{
    /// <summary>
    /// The largest change that a picture's score could have made in the last step, to the first order.
    /// </summary>
    public float Swing => step.Program.Read(StepGraph.Swings).Max();

    /// <summary>Takes a step.</summary>
    /// <param name="state">The pictures.</param>
    /// <param name="units">What each of them climbs.</param>
    /// <param name="random">Each picture's random numbers.</param>
    /// <param name="number">The step of the frame, from 0.</param>
    /// <returns>The scores before the step.</returns>
    public IReadOnlyList<float> Step(
        DeviceState state, IReadOnlyList<Objective> units, IReadOnlyList<CounterRandom> random, int number)
    {
        var draws = ViewSteps.Draw(step.Stage, step.Pictures.With(0, 1), random, step.Program.Feeds, number);
        step.Program.Feed(step.Scoring.Feeds(ViewSteps.Units(step.Stage, units)));
        step.Program.Feed(
            new Dictionary<string, Tensor>(draws) { [StepGraph.Step] = Tensor.Of([number + 1f], Shape.Scalar) });
        step.Program.Step(state);
        return step.Program.Read(StepGraph.Scores);
    }

    public void Dispose() => step.Dispose();
}
