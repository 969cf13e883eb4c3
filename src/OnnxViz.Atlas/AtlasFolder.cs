using OnnxViz.Graph;

namespace OnnxViz.Atlas;

/// <summary>The folder of an atlas and the names of its files.</summary>
/// <param name="path">The folder.</param>
public sealed class AtlasFolder(string path)
{
    const string PlanFile = "atlas.json";

    /// <summary>Names that no layer's folder gets, since files of the atlas have them.</summary>
    internal static readonly string[] Reserved = ["atlas", "index", "units", "netron", "site"];

    /// <summary>The folder as the user named it.</summary>
    public string Path => path;

    /// <summary>Whether an atlas was begun there.</summary>
    public bool IsBegun => File.Exists(FileOf(PlanFile));

    /// <summary>A file of the atlas as a whole.</summary>
    public string FileOf(string name) => System.IO.Path.Combine(path, name);

    /// <summary>A file of a layer.</summary>
    public string FileOf(AtlasLayer layer, string name) => System.IO.Path.Combine(path, layer.Folder, name);

    /// <summary>A unit's picture.</summary>
    public string Picture(AtlasLayer layer, int channel) => FileOf(layer, $"{channel:0000}.png");

    /// <summary>A unit's record: where it is there, the unit is done.</summary>
    public string Record(AtlasLayer layer, int channel) => FileOf(layer, $"{channel:0000}.json");

    /// <summary>Whether a unit is done.</summary>
    public bool Has(AtlasLayer layer, int channel) => File.Exists(Record(layer, channel));

    /// <summary>The plan that the folder was begun with.</summary>
    /// <exception cref="OnnxVizException">There is none.</exception>
    public AtlasPlan ReadPlan() => AtlasPlan.Read(FileOf(PlanFile));

    /// <summary>Begins an atlas, or goes on with the same one.</summary>
    /// <exception cref="OnnxVizException">The folder holds another one.</exception>
    public void Begin(AtlasPlan plan)
    {
        Offer(plan);
        Require(plan);
    }

    /// <summary>
    /// Writes a plan unless there is one: of several processes that begin at the same time one is first.
    /// </summary>
    public void Offer(AtlasPlan plan)
    {
        try
        {
            if (!IsBegun)
            {
                AtomicFile.WriteNew(FileOf(PlanFile), plan.Text());
            }
        }
        catch (OnnxVizException) when (IsBegun)
        {
            return;
        }
    }

    /// <summary>Requires that the folder holds the atlas of a plan.</summary>
    /// <exception cref="OnnxVizException">It holds another one.</exception>
    public void Require(AtlasPlan plan)
    {
        if (ReadPlan().DifferenceTo(plan) is { } difference)
        {
            throw new OnnxVizException(
                $"{path} holds an atlas of another configuration ({difference}): choose another folder");
        }
    }

    /// <summary>Requires that its pictures can stand beside those of another atlas.</summary>
    /// <param name="home">The other atlas's folder.</param>
    /// <param name="sha256">The hash of the other atlas's model.</param>
    /// <exception cref="OnnxVizException">It holds no atlas, one of another model, or is the other one.</exception>
    public void RequireBeside(AtlasFolder home, string sha256)
    {
        if (ReadPlan().Model.Sha256 is var other && other != sha256)
        {
            throw new OnnxVizException(
                $"{path} is an atlas of another model (SHA-256 {other}), so its pictures do not belong beside these");
        }

        if (System.IO.Path.GetRelativePath(home.Path, path) == ".")
        {
            throw new OnnxVizException($"{path} is the atlas itself: name others, drawn by another preset or seed");
        }
    }

    /// <summary>The units that are not done.</summary>
    public IEnumerable<(AtlasLayer Layer, int Channel)> Missing(AtlasPlan plan) =>
        plan.Layers.SelectMany(layer => Enumerable.Range(0, layer.Channels)
            .Where(channel => !Has(layer, channel)).Select(channel => (layer, channel)));

    /// <summary>Removes what writers that were killed have left unfinished.</summary>
    public void RemoveUnfinished(AtlasPlan plan)
    {
        foreach (var folder in plan.Layers.Select(layer => FileOf(layer, "")).Append(path).Where(Directory.Exists))
        {
            AtomicFile.RemoveUnfinished(folder);
        }
    }
}
