using System.Text.Json.Serialization;
using OnnxViz.Features;

namespace OnnxViz.Cli.Output;

/// <summary>The kernels of a layer as `kernels` shows them.</summary>
sealed record KernelsReport(
    string Layer, string? WeightsOf, string Weights, int Count, int Slices, int Height, int Width, int NearDuplicates,
    int Zero, string? Picture, IReadOnlyList<KernelReport> Kernels)
{
    public static KernelsReport Of(
        LayerKernels layer, int[] channels, IReadOnlyList<KernelFacts> facts, float similar, string? picture)
    {
        KernelReport[] all = [.. facts.Select(each => KernelReport.Of(each, similar))];
        return new(
            layer.Layer.Name, layer.Owner, layer.Weight, layer.Count, layer.Slices, layer.Height, layer.Width,
            all.Count(kernel => kernel.IsDuplicate), all.Count(kernel => kernel.Norm == 0), picture,
            [.. channels.Select(channel => all[channel])])
        {
            Origin = layer.Origin,
        };
    }

    [JsonIgnore]
    public string? Origin { get; init; }

    public IEnumerable<string> Lines() =>
    [
        .. Origin is null ? (string[])[] : [Origin],
        $"{Layer}: {Count} kernels of {Slices} slices of {Height}x{Width} ({Weights}), {NearDuplicates} "
        + $"near-duplicates, {Zero} zero",
        .. TextTable.Lines(KernelReport.Heads, [.. Kernels.Select(kernel => kernel.Row())]),
    ];
}

/// <summary>A kernel as `kernels` shows it; twins are the kernels that point nearly the same way.</summary>
sealed record KernelReport(
    int Channel, double Norm, double Mean, float Most, int? Nearest, float? Cosine, bool IsDuplicate)
{
    public static string[] Heads { get; } = ["channel", "norm", "mean", "greatest", "nearest", "cosine", ""];

    public static KernelReport Of(KernelFacts facts, float similar) =>
        new(facts.Index, facts.Norm, facts.Mean, facts.Most, facts.Nearest, facts.Cosine, facts.Cosine >= similar);

    public string[] Row() =>
    [
        $"{Channel}", $"{Norm:F4}", $"{Mean:F5}", $"{Most:F4}", $"{Nearest}", $"{Cosine:F3}",
        IsDuplicate ? "near-duplicate" : Norm == 0 ? "zero" : "",
    ];
}
