using OnnxViz.Graph;
using OnnxViz.Runtime;
using OnnxViz.Train.Network;

namespace OnnxViz.Train.Evaluation;

/// <summary>Judges a model by held-out pictures.</summary>
public static class Evaluator
{
    const int Batch = 60;

    /// <summary>What the model takes the first pictures of a data set for.</summary>
    public static Confusion Judge(OnnxModel model, DataSet data, int count, int threads)
    {
        using var session = OnnxSession.Open(model, new(Device.Cpu, threads));
        var confusion = new Confusion(DataSet.Classes);
        for (var first = 0; first < count; first += Batch)
        {
            Judge(session, data, first, Math.Min(Batch, count - first), confusion);
        }

        return confusion;
    }

    static void Judge(OnnxSession session, DataSet data, int first, int batch, Confusion confusion)
    {
        var logits = Logits(session, data, first, batch);
        for (var i = 0; i < batch; i++)
        {
            confusion.Add(DataSet.Label(first + i), logits.AsSpan(i * DataSet.Classes, DataSet.Classes));
        }
    }

    static float[] Logits(OnnxSession session, DataSet data, int first, int batch)
    {
        var pictures = new float[batch * data.Drawer.Length];
        data.Fill(first, pictures);
        for (var i = 0; i < pictures.Length; i++)
        {
            pictures[i] = (pictures[i] - Preprocessing.Mean) / Preprocessing.StandardDeviation;
        }

        var size = data.Drawer.Size;
        var input = Tensor.Of(pictures, [batch, 3, size, size]);
        return session.Run(new Dictionary<string, Tensor> { [Net.Picture] = input })[Net.Logits].ToFloats();
    }
}
