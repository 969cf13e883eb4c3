using OnnxViz.Ascent;
using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>What an exported model explains: a unit, or the class that the last picture of the batch gets the highest
/// score for.</summary>
/// <param name="task">The task; where it is the top class, its unit is any class.</param>
/// <param name="isTop">Whether it is the top class.</param>
sealed class ExportedUnit(AttributionTask task, bool isTop)
{
    /// <summary>The part of the network for so many pictures.</summary>
    /// <param name="count">The pictures.</param>
    /// <param name="others">Tensors that are wanted, too.</param>
    public Scoring Scoring(int count, params IReadOnlyList<string> others) => Ascent.Scoring.Of(
        task.Network, [.. Enumerable.Repeat(task.Unit, count)], task.Height, task.Width,
        isTop || others.Count > 0 ? Narrowing.None : Narrowing.Known, others);

    /// <summary>Writes the network behind pictures, and their scores, all that units are fed being constants.</summary>
    /// <param name="scoring">The part of the network.</param>
    /// <param name="pictures">[N, C, H, W].</param>
    /// <param name="outputs">Gets the number of the class where it is the top one.</param>
    public ScoredPictures Write(Scoring scoring, Value pictures, Dictionary<string, Value> outputs)
    {
        var count = (int)pictures.Shape[0];
        var feeds = scoring.Feeds([.. Enumerable.Repeat(task.Unit, count)]);
        var scored = VariationGraph.Scored(
            scoring, pictures, (name, _) => pictures.Builder.Constant(feeds[name], name), task.Unit.Layers);
        return isTop ? scored with { Scores = Top(scored.Layers[0], count, outputs) } : scored;
    }

    /// <summary>The scores for the class that is highest for the last picture; which one it is passes no gradient.
    /// </summary>
    static Value Top(Value layer, int count, Dictionary<string, Value> outputs)
    {
        var scores = layer.Cast(ElementType.Float).Reshape([count, layer.Shape.Size / count]);
        var top = scores.Slice(0, count - 1, 1).ArgMax(1).Reshape([1]);
        outputs[ExplainModel.Class] = top;
        return scores.Gather(top, 1).Reshape([count]);
    }
}
