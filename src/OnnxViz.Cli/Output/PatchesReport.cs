namespace OnnxViz.Cli.Output;

/// <summary>
/// A sheet of patches as `patches` reports it; changed are patches whose activation is not what the list of positions
/// says.
/// </summary>
sealed record PatchesReport(
    string Layer, IReadOnlyList<int> Channels, string Picture, int Patches, int Silent, int Changed)
{
    public override string ToString() =>
        $"{Picture}: {Layer}, channels {NumberRanges.Text([.. Channels.Order()])}, {Patches} "
        + $"patches{(Silent > 0 ? $", {Silent} silent" : "")}";
}
