using OnnxViz.Networks;

namespace OnnxViz.Cli.Output;

/// <summary>What an input beside the picture is fed; a value of null is nothing yet.</summary>
sealed record FeedReport(string Input, string? Value)
{
    public static IReadOnlyList<FeedReport> Of(Network network) =>
    [
        .. network.Model.Graph.Fed.Where(input => input.Name != network.Input.Name)
            .Select(input => new FeedReport(input.Name, network.Card.Feeds.GetValueOrDefault(input.Name)?.ToString())),
    ];

    public override string ToString() => Value is null ? $"nothing for {Input}, give it by --feed {Input}=NUMBER or {Input}=FILE.npy" : $"{Input} = {Value}";
}
