namespace OnnxViz.Train.Evaluation;

/// <summary>A confusion in words.</summary>
public static class Verdict
{
    const int Worst = 5;

    /// <summary>The accuracy, the recall of each class and the most frequent mistakes.</summary>
    public static IEnumerable<string> Lines(Confusion confusion)
    {
        yield return Summary(confusion);
        for (var label = 0; label < DataSet.Classes; label++)
        {
            yield return $"  {Name(label),-20} {confusion.Recall(label) * 100,5:f1} %";
        }

        foreach (var (label, taken, count) in confusion.Mistakes().Take(Worst))
        {
            yield return $"  {Name(label)} taken for {Name(taken)}: {count} times";
        }
    }

    /// <summary>The accuracy in one line.</summary>
    public static string Summary(Confusion confusion)
        => $"held-out accuracy {confusion.Accuracy * 100:f2} % ({confusion.Right} of {confusion.Total} pictures)";

    static string Name(int label) => Catalogue.Motifs[label].Name;
}
