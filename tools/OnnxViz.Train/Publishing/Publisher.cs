using OnnxViz.Graph;
using OnnxViz.Train.Evaluation;
using OnnxViz.Train.Network;
using OnnxViz.Train.Training;

namespace OnnxViz.Train.Publishing;

/// <summary>Writes a trained net and all that lies beside it.</summary>
public static class Publisher
{
    /// <summary>Writes the model, its card, its labels and its account, all named after the model.</summary>
    public static void Write(string path, OnnxModel model, Net net, TrainSettings settings, Confusion confusion)
    {
        var labels = Path.ChangeExtension(path, ".labels.txt");
        ModelFile.Write(path, model);
        Beside(".labels.txt", string.Concat(Catalogue.Motifs.Select(motif => motif.Name + "\n")));
        Beside(".card.json", ModelCard.Json(net, Path.GetFileName(labels)));
        Beside(".md", Account.Markdown(net, settings, confusion, path));

        void Beside(string ending, string text) => AtomicFile.WriteAllText(Path.ChangeExtension(path, ending), text);
    }
}
