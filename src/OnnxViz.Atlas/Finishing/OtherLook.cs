namespace OnnxViz.Atlas;

/// <summary>Another atlas of the same model, whose pictures are shown beside one's own.</summary>
sealed class OtherLook
{
    readonly AtlasFolder _folder;
    readonly AtlasPlan _plan;
    readonly string _name;
    readonly string _way;

    /// <summary>Opens it.</summary>
    /// <param name="plan">One's own atlas.</param>
    /// <param name="home">One's own folder.</param>
    /// <param name="folder">The other atlas's folder.</param>
    /// <exception cref="Graph.OnnxVizException">It is no atlas, of another model, or one's own.</exception>
    public OtherLook(AtlasPlan plan, AtlasFolder home, AtlasFolder folder)
    {
        folder.RequireBeside(home, plan.Model.Sha256);
        (_folder, _plan) = (folder, folder.ReadPlan());
        _name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder.Path)));
        _way = Path.GetRelativePath(home.Path, folder.Path).Replace('\\', '/');
    }

    /// <summary>Its picture of a unit; null where it has none.</summary>
    /// <param name="layer">The layer in one's own atlas.</param>
    /// <param name="channel">The channel.</param>
    public UnitLook? Of(AtlasLayer layer, int channel)
    {
        var mine = _plan.Layers.FirstOrDefault(each => each.Tensor == layer.Tensor);
        if (mine is null || !_folder.Has(mine, channel))
        {
            return null;
        }

        var record = UnitRecord.Read(_folder.Record(mine, channel));
        return record.Picture is null
            ? null
            : new(_name, _plan.Look.Seed, $"{_way}/{mine.Folder}/{record.Picture}", record.SavedScore);
    }
}
