namespace OnnxViz.Cli.Output;

/// <summary>A sheet of patches as `patches` reports it; changed are patches whose activation is not what the list of positions says.</summary>
sealed record PatchSheetReport(string Layer, IReadOnlyList<int> Channels, string Picture, int Patches, int Dead, int Changed)
{
    public override string ToString() =>
        $"{Picture}: {Layer}, channels {Channels[0]} to {Channels[^1]}, {Patches} patches{(Dead > 0 ? $", {Dead} dead" : "")}";
}
