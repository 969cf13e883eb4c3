namespace OnnxViz.Train.Evaluation;

/// <summary>How often each class was taken for each.</summary>
public sealed class Confusion(int classes)
{
    readonly int[,] _counts = new int[classes, classes];

    /// <summary>The number of pictures judged.</summary>
    public int Total => _counts.Cast<int>().Sum();

    /// <summary>The number of pictures judged rightly.</summary>
    public int Right => Enumerable.Range(0, classes).Sum(label => _counts[label, label]);

    /// <summary>The share of pictures judged rightly.</summary>
    public double Accuracy => (double)Right / Total;

    /// <summary>Counts one picture.</summary>
    public void Add(int label, ReadOnlySpan<float> logits)
    {
        var best = 0;
        for (var i = 1; i < logits.Length; i++)
        {
            best = logits[i] > logits[best] ? i : best;
        }

        _counts[label, best]++;
    }

    /// <summary>The share of the pictures of one class that was judged rightly.</summary>
    public double Recall(int label)
        => (double)_counts[label, label] / Enumerable.Range(0, classes).Sum(other => _counts[label, other]);

    /// <summary>The most frequent mistakes, the worst first.</summary>
    public IEnumerable<(int Label, int Taken, int Count)> Mistakes()
        => from label in Enumerable.Range(0, classes)
           from taken in Enumerable.Range(0, classes)
           where label != taken && _counts[label, taken] > 0
           orderby _counts[label, taken] descending, label, taken
           select (label, taken, _counts[label, taken]);
}
