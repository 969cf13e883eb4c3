namespace OnnxViz.Train.Training;

/// <summary>What the softmax should give for a batch.</summary>
public static class Targets
{
    /// <summary>One row per picture: certainty for its class, less a share that is spread over all classes.</summary>
    public static float[] Of(long first, int batch, float smoothing)
    {
        var targets = new float[batch * DataSet.Classes];
        Array.Fill(targets, smoothing / DataSet.Classes);
        for (var i = 0; i < batch; i++)
        {
            targets[(i * DataSet.Classes) + DataSet.Label(first + i)] += 1 - smoothing;
        }

        return targets;
    }
}
