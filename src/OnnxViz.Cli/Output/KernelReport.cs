using OnnxViz.Features;

namespace OnnxViz.Cli.Output;

/// <summary>A kernel as `kernels` shows it; twins are the kernels that point nearly the same way.</summary>
sealed record KernelReport(int Channel, double Norm, double Mean, float Most, int? Nearest, float? Cosine, bool IsDuplicate)
{
    public static string[] Heads { get; } = ["channel", "norm", "mean", "greatest", "nearest", "cosine", ""];

    public static KernelReport Of(KernelFacts facts, float similar) =>
        new(facts.Index, facts.Norm, facts.Mean, facts.Most, facts.Nearest, facts.Cosine, facts.Cosine >= similar);

    public string[] Row() =>
    [
        $"{Channel}", $"{Norm:F4}", $"{Mean:F5}", $"{Most:F4}", $"{Nearest}", $"{Cosine:F3}", IsDuplicate ? "near-duplicate" : Norm == 0 ? "zero" : "",
    ];
}
