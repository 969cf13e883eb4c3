using OnnxViz.Features;
using OnnxViz.Graph;
using OnnxViz.Pictures;

namespace OnnxViz.Reports;

/// <summary>
/// Kernels as the layers of a report: the picture of each, what can be said of it in numbers, and the kernel that it is
/// like.
/// </summary>
/// <param name="similar">Kernels are near-duplicates from this cosine on.</param>
public sealed class KernelPage(float similar)
{
    /// <summary>More weights than this have no page.</summary>
    public const long MostWeights = 1 << 26;

    static readonly ReportColumn[] Columns =
    [
        new("norm", "the Euclidean norm of its weights"),
        new("mean", "the mean of its weights"),
        new("greatest", "the greatest magnitude of its weights"),
        new(
            "nearest cosine",
            "the cosine of the angle to the kernel of the layer that points most nearly the same way"),
    ];

    readonly List<ReportLayer> _layers = [];
    long _weights;

    /// <summary>Adds a layer.</summary>
    /// <param name="kernels">Its kernels.</param>
    /// <param name="channels">Which of them.</param>
    /// <param name="facts">What is known of all its kernels.</param>
    /// <param name="sheet">How they are drawn.</param>
    /// <exception cref="OnnxVizException">Weights are not finite, or too many for a page.</exception>
    public void Add(
        LayerKernels kernels, IReadOnlyList<int> channels, IReadOnlyList<KernelFacts> facts, KernelSheet sheet)
    {
        _weights += (long)channels.Count * kernels.Size;
        if (_weights > MostWeights)
        {
            throw new OnnxVizException(
                $"a report holds kernels of up to {MostWeights:#,0} weights, and these are {_weights:#,0} so far: "
                + "name fewer layers or channels");
        }

        var most = KernelSheet.MostOf(kernels);
        _layers.Add(ReportLayer.Of(kernels.Layer, AllCores.Select(channels, Filter)) with
        {
            Facts =
            [
                .. kernels.Origin is { } origin ? (ReportFact[])[new("whose", origin)] : [],
                new("weights", $"{kernels.Weight}: {kernels.Count} kernels, each of {Slices(kernels)}"),
                new("full colour", sheet.Scale == KernelScale.Layer
                    ? $"+-{CaptionNumber.Of(most)}"
                    : "the greatest weight of each kernel"),
                new("colours", sheet.Colours is null ? KernelSheet.AboutSlices : KernelSheet.AboutColours),
                new("near-duplicates", $"{facts.Count(IsDuplicate)}"),
                new("zero", $"{facts.Count(kernel => kernel.Norm == 0)}"),
            ],
            Columns = Columns,
        });

        ReportFilter Filter(int channel) => new(channel)
        {
            Note = facts[channel].Norm == 0 ? "all its weights are zero" : "",
            Duplicates = [.. Duplicates(facts[channel], channels)],
            Numbers = Numbers(facts[channel]),
            Kernel = ReportImage.Exact(
                sheet.Draw(kernels, channel, sheet.Scale == KernelScale.Layer ? most : facts[channel].Most)),
        };
    }

    static string Slices(LayerKernels kernels) =>
        $"{kernels.Slices} {(kernels.Slices == 1 ? "slice" : "slices")} of {kernels.Height}x{kernels.Width}";

    /// <summary>The report.</summary>
    /// <param name="title">What it is about.</param>
    /// <param name="facts">What was done and with what.</param>
    public Report Report(string title, IReadOnlyList<ReportFact> facts) => new(title, facts, [], _layers);

    static double[] Numbers(KernelFacts kernel) => [kernel.Norm, kernel.Mean, kernel.Most, kernel.Cosine ?? double.NaN];

    bool IsDuplicate(KernelFacts kernel) => kernel.Cosine >= similar;

    IEnumerable<DuplicateGroup> Duplicates(KernelFacts kernel, IReadOnlyList<int> channels) =>
        IsDuplicate(kernel) && channels.Contains(kernel.Nearest!.Value)
            ? [new([kernel.Index, kernel.Nearest.Value], kernel.Cosine!.Value)]
            : [];
}
