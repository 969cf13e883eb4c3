using OnnxViz.Graph;

namespace OnnxViz.Cli.Output;

/// <summary>An input or output as `inspect` shows it; a dimension of null is free, a shape of null unknown.</summary>
sealed record ValueReport(string Name, string Type, IReadOnlyList<long?>? Shape)
{
    public static ValueReport Of(ValueInfo info) => new(
        info.Name,
        info.Element.ToString().ToLowerInvariant(),
        info.Dimensions is { } all ? [.. all.Select(each => each.Size)] : null);

    public override string ToString() => Shape is null
        ? $"{Name} ({Type})"
        : $"{Name} ({Type} {string.Join('x', Shape.Select(each => each?.ToString() ?? "?"))})";
}
