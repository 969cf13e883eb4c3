using OnnxViz.Ascent;

namespace OnnxViz.Attribution;

/// <summary>Scores pictures, in batches.</summary>
public abstract class PictureScorer : IDisposable
{
    /// <summary>The score of each picture, and the probability of its class; the score again where no class is
    /// scored.</summary>
    /// <param name="pictures">[C, H, W] each in [0, 1], made when they are needed.</param>
    /// <param name="unit">What is scored, its layers named by tensors.</param>
    /// <param name="stop">Ends it between two batches.</param>
    public abstract IEnumerable<(float Score, float Probability)> Score(
        IEnumerable<float[]> pictures, Objective unit, CancellationToken stop);

    /// <summary>Frees what it holds.</summary>
    public abstract void Dispose();

    /// <summary>The scorer of a unit: of a class with its probability among all classes.</summary>
    /// <param name="task">What is scored.</param>
    /// <exception cref="Graph.OnnxVizException">The network does not work on such pictures.</exception>
    public static PictureScorer Open(AttributionTask task) => ClassScorer.Open(task) is { } classes
        ? classes
        : new UnitScorer(task);
}
